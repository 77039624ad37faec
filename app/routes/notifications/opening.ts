import { redirect } from '@remix-run/node';
import { readNews, requireNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { buttonInput } from '#app/engines/notifications/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';

/** Looked at by hand it changes nothing and leads to the list. */
export const loader = page(member, async ({ ctx, params }) => {
  await requireNews(ctx, { id: params.newsId ?? '' });
  throw redirect(newsPaths.list(), 303);
});

/** Reads one piece of news and goes where it leads. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, params }) => ({
  to: safeRedirect(await readNews(ctx, { id: params.newsId ?? '' }), newsPaths.list()),
}));
