import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { countForCopy, findErrand, getNotedBook, requestErrand } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { errandSchema } from '#app/domains/library/notes/schema.ts';
import { CopyPage } from '#app/domains/library/notes/ui/copy-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:copy.title' };

export const loader = page(member, async ({ ctx, params }) => {
  const book = await getNotedBook(ctx, { bookId: params.id ?? '' });
  const [counts, copy, takeover] = await Promise.all([countForCopy(ctx, { bookId: book.id }), findErrand(ctx, { bookId: book.id, kind: 'copy' }), findErrand(ctx, { bookId: book.id, kind: 'takeover' })]);
  return { book, counts, copy, takeover, newIds: { copy: uuidv7(), takeover: uuidv7() } };
});

export const action = form(member, { schema: errandSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await requestErrand(ctx, { id: input.id, bookId, kind: 'copy' });
  return { to: notePaths.copy(bookId) };
});

export default function NotesCopy() {
  return <CopyPage {...useLoaderData<typeof loader>()} />;
}
