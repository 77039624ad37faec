import { redirect } from '@remix-run/node';
import { readNews, requireNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { readingOneSchema } from '#app/engines/notifications/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the list. */
export const loader = page(member, async ({ ctx, params }) => {
  await requireNews(ctx, { id: params.newsId ?? '' });
  throw redirect(newsPaths.list(), 303);
});

/** Reads one without going anywhere. */
export const action = form(member, { schema: readingOneSchema, pageless: true }, async ({ ctx, params, input }) => {
  await readNews(ctx, { id: params.newsId ?? '' });
  return { to: newsPaths.list({ after: input.after }) };
});
