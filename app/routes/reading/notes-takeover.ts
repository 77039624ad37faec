import { requestErrand } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { errandSchema } from '#app/domains/library/notes/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form } from '#app/platform/http/route.server.ts';

/** The notes inside the file become ours; how it went stands on the page of the copy. */
export const action = form(member, { schema: errandSchema, pageless: true }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await requestErrand(ctx, { id: input.id, bookId, kind: 'takeover' });
  return { to: notePaths.copy(bookId) };
});
