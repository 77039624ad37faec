import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { useReader, useReaderSetup } from '../../../reader/ui/reader-handle.ts';
import type { ReaderHandle } from '../../../reader/ui/reader-handle.ts';
import { drawMarks, markAt } from './draw-marks.ts';
import { MarksStore } from './marks-store.ts';
import type { ReaderMark } from './marks-store.ts';
import { NotesPanel } from './notes-panel.tsx';
import { SelectionTools } from './selection-tools.tsx';
import { NoteTools, panelId } from './note-tools.ts';

/** Notes in the reader: stands inside its page and brings everything itself. */
export function ReaderNotes() {
  const reader = useReader();
  return reader ? <Notes key={reader.versionId} reader={reader} /> : null;
}

function Notes({ reader }: { reader: ReaderHandle }) {
  const store = useMemo(() => new MarksStore(reader), [reader]);
  const tools = useMemo(() => new NoteTools(reader, store), [reader, store]);
  useEffect(() => {
    void store.load();
    return () => {
      store.close();
      tools.close();
    };
  }, [store, tools]);
  useRegistered(store, tools);
  useDrawn(reader, store, tools);
  useClicks(reader, tools);
  return <Status store={store} />;
}

function useRegistered(store: MarksStore, tools: NoteTools): void {
  const { t } = useTranslation('notes');
  const [panel, highlight, note] = [t('reader.panel'), t('reader.keyHighlight'), t('reader.keyNote')];
  useReaderSetup((reader) => reader.addPanel({ id: panelId, order: 10, label: panel, icon: 'notebook-pen', render: () => <NotesPanel reader={reader} store={store} tools={tools} /> }), [store, tools, panel]);
  useReaderSetup((reader) => reader.addSelectionTool({
    id: 'notes', order: 1,
    render: ({ selection, close }) => <SelectionTools selection={selection} onHighlight={(color) => { tools.highlight(color); close(); }} onNote={() => { tools.note(); close(); }} onCopied={close} />,
  }), [tools]);
  useReaderSetup((reader) => reader.addKey({ keys: ['h'], label: highlight, run: () => tools.highlight(tools.state().color) }), [tools, highlight]);
  useReaderSetup((reader) => reader.addKey({ keys: ['shift+n'], label: note, isQuietToo: false, run: () => tools.note() }), [tools, note]);
}

/** Pages are drawn anew after zooming and turning, and marks with them. */
function useDrawn(reader: ReaderHandle, store: MarksStore, tools: NoteTools): void {
  const { t } = useTranslation('notes');
  const { marks } = useSyncExternalStore(store.subscribe, store.state);
  const { draft } = useSyncExternalStore(tools.subscribe, tools.state);
  const currentId = draft?.id ?? null;
  useEffect(() => {
    const all = [...marks.values()];
    const labelOf = (mark: ReaderMark) => t('reader.mark', { kind: t(`kinds.${mark.kind}`), color: t(`colors.${mark.color}`).toLowerCase(), text: (mark.quote || mark.body || t('row.noWords')).slice(0, 120) });
    return reader.onPageDrawn((page) => drawMarks(page, all, { labelOf, open: (id) => tools.open(id), currentId }));
  }, [reader, marks, tools, currentId, t]);
}

/** A click on a mark opens it, unless words are being selected; in text mode a click says where. */
function useClicks(reader: ReaderHandle, tools: NoteTools): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const page = reader.pages().find(({ element }) => element.contains(event.target as Node));
      if (!page || event.defaultPrevented || (event.target as Element).closest('a, button')) return;
      if (tools.state().mode === 'text') return tools.textAt(page.key, page.pointAt(event.clientX, event.clientY));
      if (document.getSelection()?.isCollapsed === false) return;
      const id = markAt(page, event.clientX, event.clientY);
      if (id) tools.open(id);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [reader, tools]);
}

/** Whether what was written is saved, where everybody sees it. */
function Status({ store }: { store: MarksStore }) {
  const { t } = useTranslation('notes');
  const { status, hasFailed } = useSyncExternalStore(store.subscribe, store.state);
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const key = hasFailed && status === 'idle' ? 'loadFailed' : status;
  const text = key === 'idle' ? '' : t(`reader.${key}`);
  return (
    <div className={text && isMounted ? 'note-status' : 'hidden-visually'} role="status" data-state={key}>
      <span>{text}</span>
      {key === 'kept' || key === 'refused' || key === 'loadFailed' ? <Button type="button" size="s" onClick={() => store.retry()}>{t('reader.retry')}</Button> : null}
      {key === 'refused' ? <Button type="button" size="s" variant="quiet" onClick={() => store.discardRefused()}>{t('reader.discard')}</Button> : null}
    </div>
  );
}
