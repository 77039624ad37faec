import { redirect } from '@remix-run/node';
import { getBook } from '#app/domains/library/index.server.ts';
import { requestErrand } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { errandSchema } from '#app/domains/library/notes/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

/** There is no page here: opened by hand it leads to the copy. */
export const loader = page(member, async ({ ctx, params }) => {
  const { id } = await getBook(ctx, { bookId: params.id ?? '' });
  throw redirect(notePaths.copy(id), 303);
});

/** The notes inside the file become ours; how it went stands on the page of the copy. */
export const action = form(member, { schema: errandSchema, pageless: true }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await requestErrand(ctx, { id: input.id, bookId, kind: 'takeover' });
  return { to: notePaths.copy(bookId) };
});
