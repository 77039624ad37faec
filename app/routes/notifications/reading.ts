import { redirect } from '@remix-run/node';
import { readAllNews } from '#app/engines/notifications/index.server.ts';
import { newsPaths } from '#app/engines/notifications/paths.ts';
import { readingSchema } from '#app/engines/notifications/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the list. */
export const loader = page(member, async () => {
  throw redirect(newsPaths.list(), 303);
});

/** Reads everything that the page had shown. */
export const action = form(member, { schema: readingSchema, pageless: true }, async ({ ctx, input }) => {
  await readAllNews(ctx, input);
  return { to: newsPaths.list(), toast: { key: 'notifications:allRead' } };
});
