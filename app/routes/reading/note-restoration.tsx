import { useLoaderData } from '@remix-run/react';
import { getNote, restoreNote } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { noteButtonSchema } from '#app/domains/library/notes/schema.ts';
import { NoteButtonPage } from '#app/domains/library/notes/ui/note-button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:form.restoreTitle' };

export const loader = page(member, async ({ ctx, params }) => ({ note: await getNote(ctx, { bookId: params.id ?? '', noteId: params.noteId ?? '' }) }));

export const action = form(member, { schema: noteButtonSchema }, async ({ ctx, params, input }) => {
  const [bookId, noteId] = [params.id ?? '', params.noteId ?? ''];
  await restoreNote(ctx, { bookId, noteId });
  if (input.from === 'reader') return { to: notePaths.marks(bookId, { note: noteId }) };
  return { to: notePaths.note(bookId, noteId), toast: { key: 'notes:toast.restored' } };
});

export default function NoteRestoration() {
  const { t } = useTranslation('notes');
  return <NoteButtonPage {...useLoaderData<typeof loader>()} title={t('form.restoreTitle')} submit={t('actions.restore')} />;
}
