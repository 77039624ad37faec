import { readNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { readingOneSchema } from '#app/engines/notifications/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form } from '#app/platform/http/route.server.ts';
import { leadToList } from './lead-to-list.server.ts';

export const loader = leadToList;

/** Reads one without going anywhere. */
export const action = form(member, { schema: readingOneSchema, pageless: true }, async ({ ctx, params, input }) => {
  await readNews(ctx, { id: params.newsId ?? '' });
  return { to: newsPaths.list({ after: input.after }) };
});
