import { useLoaderData } from '@remix-run/react';
import { editNote, getNote } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { editNoteSchema } from '#app/domains/library/notes/schema.ts';
import { NotePage } from '#app/domains/library/notes/ui/note-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:form.edit' };

const which = (params: Record<string, string | undefined>) => ({ bookId: params.id ?? '', noteId: params.noteId ?? '' });

export const loader = page(member, async ({ ctx, params }) => ({ note: await getNote(ctx, which(params)) }));

export const action = form(member, { schema: editNoteSchema }, async ({ ctx, params, input }) => {
  const { bookId, noteId } = which(params);
  await editNote(ctx, { ...input, bookId, noteId });
  if (input.from === 'reader') return { to: notePaths.marks(bookId, { note: noteId }) };
  return { to: notePaths.note(bookId, noteId), toast: { key: 'notes:toast.saved' } };
});

export default function Note() {
  return <NotePage {...useLoaderData<typeof loader>()} />;
}
