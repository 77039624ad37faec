import { redirect } from '@remix-run/node';
import { requireNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';

/** The loader of addresses that only take a button for one piece of news: opened by hand they change nothing and lead to the list. */
export const leadToList = page(member, async ({ ctx, params }) => {
  await requireNews(ctx, { id: params.newsId ?? '' });
  throw redirect(newsPaths.list(), 303);
});
