import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Section } from '#app/ui/section.tsx';
import { notePaths } from '../paths.ts';
import type { NoteRow } from '../queries/note-row.server.ts';
import { NoteForm } from './note-form.tsx';
import { NoteRows } from './note-rows.tsx';

type PageNotesProps = { bookId: string; page: number; notes: readonly NoteRow[]; newId: string; canAdd: boolean };

/** Below the text of a page: its notes, and a form for another one. */
export function PageNotes({ bookId, page, notes, newId, canAdd }: PageNotesProps) {
  const { t } = useTranslation('notes');
  return (
    <Section id="notes" title={t('title')} actions={<a className="link" href={notePaths.book(bookId)}>{t('reader.all')}</a>}>
      <NoteRows label={t('title')} notes={notes} />
      {canAdd ? <details className="pt-4"><summary className="link">{t('form.addToPage')}</summary><div className="pt-4"><NoteForm key={newId} bookId={bookId} newId={newId} hasFile page={page} /></div></details> : null}
    </Section>
  );
}
