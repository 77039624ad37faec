import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { addNote, getNotedBook, listBookNotes, readNotesView } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { addNoteSchema } from '#app/domains/library/notes/schema.ts';
import { BookNotesPage } from '#app/domains/library/notes/ui/book-notes-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:title' };

export const loader = page(member, async ({ ctx, params, url }) => {
  const view = readNotesView(url.searchParams);
  const book = await getNotedBook(ctx, { bookId: params.id ?? '' });
  return { book, view, list: await listBookNotes(ctx, { bookId: book.id, view }), newId: uuidv7() };
});

export const action = form(member, { schema: addNoteSchema }, async ({ ctx, params, input }) => {
  const bookId = params.id ?? '';
  await addNote(ctx, { ...input, bookId });
  if (input.from === 'reader') return { to: notePaths.marks(bookId, { note: input.id }) };
  const undo = { action: notePaths.removal(bookId, input.id), labelKey: 'notes:undo' };
  const to = input.from === 'text' && input.page ? notePaths.text(bookId, input.page) : notePaths.book(bookId);
  return { to, toast: { key: 'notes:toast.added', undo } };
});

export default function BookNotes() {
  return <BookNotesPage {...useLoaderData<typeof loader>()} />;
}
