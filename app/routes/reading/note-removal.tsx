import { useLoaderData } from '@remix-run/react';
import { getNote, removeNote } from '#app/domains/library/notes/index.server.ts';
import { notePaths } from '#app/domains/library/notes/paths.ts';
import { noteButtonSchema } from '#app/domains/library/notes/schema.ts';
import { NoteButtonPage } from '#app/domains/library/notes/ui/note-button-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export const handle = { messages: ['notes', 'library', 'ui'], title: 'notes:form.removeTitle' };

export const loader = page(member, async ({ ctx, params }) => ({ note: await getNote(ctx, { bookId: params.id ?? '', noteId: params.noteId ?? '' }) }));

export const action = form(member, { schema: noteButtonSchema }, async ({ ctx, params, input }) => {
  const [bookId, noteId] = [params.id ?? '', params.noteId ?? ''];
  await removeNote(ctx, { bookId, noteId });
  if (input.from === 'reader') return { to: notePaths.marks(bookId, { note: noteId }) };
  const undo = { action: notePaths.restoration(bookId, noteId), labelKey: 'notes:undo' };
  return { to: notePaths.book(bookId), toast: { key: 'notes:toast.removed', undo } };
});

export default function NoteRemoval() {
  const { t } = useTranslation('notes');
  return <NoteButtonPage {...useLoaderData<typeof loader>()} title={t('form.removeTitle')} submit={t('actions.remove')}>{t('form.removeText')}</NoteButtonPage>;
}
