import { readNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { buttonInput } from '#app/engines/notifications/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { leadToList } from './lead-to-list.server.ts';

export const loader = leadToList;

/** Reads one piece of news and goes where it leads. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, params }) => ({
  to: safeRedirect(await readNews(ctx, { id: params.newsId ?? '' }), newsPaths.list()),
}));
