import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import type { ReaderHandle } from '../../../reader/ui/reader-handle.ts';
import { notePaths } from '../../paths.ts';
import type { MarksStore, ReaderMark } from './marks-store.ts';
import { NoteEditor } from './note-editor.tsx';
import type { NoteTools } from './note-tools.ts';

type NotesPanelProps = { reader: ReaderHandle; store: MarksStore; tools: NoteTools };

/** Beside the pages: the note that is open, or those of this page and what can be made. */
export function NotesPanel({ reader, store, tools }: NotesPanelProps) {
  const { t } = useTranslation('notes');
  const { marks, removed } = useSyncExternalStore(store.subscribe, store.state);
  const { draft, mode } = useSyncExternalStore(tools.subscribe, tools.state);
  if (mode === 'ink') return <InkBar tools={tools} />;
  if (mode === 'text') return <><p>{t('reader.textHint')}</p><Button type="button" variant="quiet" onClick={() => tools.setMode(null)}>{t('reader.done')}</Button></>;
  if (draft) {
    const known = draft.id === undefined ? undefined : marks.get(draft.id);
    return <NoteEditor key={draft.id ?? 'new'} draft={known ?? draft} onSave={(given) => tools.save(given)} onRemove={known ? () => tools.remove(known.id) : undefined} onClose={() => tools.setDraft(null)} />;
  }
  return (
    <div className="grid gap-4">
      <div className="note-tools">
        <Button type="button" size="s" icon="message-square-plus" onClick={() => tools.noteOnPage()}>{t('reader.note')}</Button>
        <Button type="button" size="s" icon="type" onClick={() => tools.setMode('text')}>{t('reader.text')}</Button>
        <Button type="button" size="s" icon="pen-line" onClick={() => tools.setMode('ink')}>{t('reader.ink')}</Button>
      </div>
      {removed ? <p className="note-undo">{t('toast.removed')} <button type="button" className="link" onClick={() => store.bringBack(removed)}>{t('undo')}</button></p> : null}
      <OnThisPage reader={reader} marks={[...marks.values()]} open={(id) => tools.open(id)} />
      <a className="link" href={notePaths.book(reader.bookId)}>{t('reader.all')}</a>
    </div>
  );
}

function OnThisPage({ reader, marks, open }: { reader: ReaderHandle; marks: readonly ReaderMark[]; open: (id: string) => void }) {
  const { t } = useTranslation('notes');
  const [page, setPage] = useState(reader.currentPage());
  useEffect(() => reader.onPageChange(setPage), [reader]);
  const key = reader.pageKeys[page - 1];
  const here = marks.filter(({ places }) => places.some((place) => place.key === key));
  if (here.length === 0) return <p className="reader-empty">{t('reader.none')}</p>;
  return (
    <section>
      <h3 className="label">{t('reader.onThisPage', { page })}</h3>
      <ul className="note-list">
        {here.map((mark) => (
          <li key={mark.id}>
            <button type="button" className={`note-list-item note-${mark.color}`} onClick={() => open(mark.id)} dir="auto">
              <span className="line-clamp-3">{mark.quote || mark.body || t(`kinds.${mark.kind}`)}</span>
              {mark.quote && mark.body ? <small className="line-clamp-2">{mark.body}</small> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InkBar({ tools }: { tools: NoteTools }) {
  const { t } = useTranslation('notes');
  const { strokes } = useSyncExternalStore(tools.subscribe, tools.state);
  return (
    <div className="grid gap-4">
      <p>{t('reader.inkHint')}</p>
      <div className="actions">
        <Button type="button" variant="primary" onClick={() => tools.finishInk()}>{t('reader.done')}</Button>
        {strokes > 0 ? <Button type="button" variant="quiet" icon="undo-2" onClick={() => tools.undoStroke()}>{t('reader.undoStroke')}</Button> : null}
      </div>
    </div>
  );
}
