import { useTranslation } from '#app/platform/i18n/translation.ts';
import { List } from '#app/ui/list.tsx';
import { notePaths } from '../paths.ts';
import type { NoteRow } from '../queries/note-row.server.ts';
import { useNotePlace } from './note-place.ts';

type NoteRowsProps = { label: string; notes: readonly (NoteRow & { bookTitle?: string })[] };

/** Notes as lines: what is quoted, what was thought of it, where and when. The whole row leads to the note. */
export function NoteRows({ label, notes }: NoteRowsProps) {
  const { t } = useTranslation('notes');
  const place = useNotePlace();
  if (notes.length === 0) return null;
  return (
    <List label={label}>
      {notes.map((note) => (
        <li key={note.id}>
          <div className={`row note-row note-${note.color}`}>
            <div className="row-body">
              <div className="row-title">
                <a href={notePaths.note(note.bookId, note.id)}>
                  {note.quote ? <q className="note-quote line-clamp-4">{note.quote}</q> : null}
                  {note.quote ? null : <span className="line-clamp-4 whitespace-pre-line">{note.body || <i>{t(`kinds.${note.kind}`)}</i>}</span>}
                </a>
              </div>
              {note.quote && note.body ? <p className="line-clamp-3 whitespace-pre-line pt-1" dir="auto">{note.body}</p> : null}
              <div className="row-meta row-parts">
                {note.bookTitle === undefined ? null : <span>{note.bookTitle}</span>}
                <span>{place(note)}</span>
                <span>{t(`kinds.${note.kind}`)}, {t(`colors.${note.color}`).toLowerCase()}</span>
                <span>{note.isEdited ? t('row.edited', { when: note.at }) : note.at}</span>
              </div>
            </div>
          </div>
        </li>
      ))}
    </List>
  );
}
