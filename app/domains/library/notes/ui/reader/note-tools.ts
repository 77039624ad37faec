import type { ReaderHandle } from '../../../reader/ui/reader-handle.ts';
import type { NoteColor } from '../../model/note-kinds.ts';
import { openInkPad } from './ink-pad.ts';
import type { InkPad } from './ink-pad.ts';
import type { MarksStore } from './marks-store.ts';
import type { Draft } from './note-editor.tsx';
import { draftOf } from './selection-tools.tsx';

export const panelId = 'notes';

type State = { draft: Draft | null; mode: 'text' | 'ink' | null; strokes: number; color: NoteColor };

/** What is being made or looked at in the reader. */
export function createNoteTools(reader: ReaderHandle, store: MarksStore) {
  let state: State = { draft: null, mode: null, strokes: 0, color: 'yellow' };
  let pad: InkPad | null = null;
  const listeners = new Set<() => void>();
  const change = (more: Partial<State>) => {
    state = { ...state, ...more };
    for (const listener of listeners) listener();
  };
  const setDraft = (draft: Draft | null) => {
    change({ draft });
    if (draft) reader.openPanel(panelId);
  };
  const closePad = () => {
    pad?.close();
    pad = null;
  };
  const tools = {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDraft,
    open(id: string) {
      const mark = store.state().marks.get(id);
      if (mark) setDraft({ ...mark });
    },
    setMode(mode: State['mode']) {
      closePad();
      if (mode === 'ink') pad = openInkPad(reader, (strokes) => change({ strokes }));
      change({ mode, strokes: 0, draft: null });
      if (mode) reader.openPanel(panelId);
    },
    highlight(color: NoteColor) {
      const selection = reader.selection();
      if (selection.length === 0) return;
      store.add(draftOf(selection, 'highlight', color));
      change({ color });
      reader.clearSelection();
    },
    /** On what is selected, or on the page. */
    note() {
      const selection = reader.selection();
      if (selection.length === 0) return tools.noteOnPage();
      setDraft(draftOf(selection, 'note', state.color));
      reader.clearSelection();
    },
    noteOnPage() {
      const key = reader.pageKeys[reader.currentPage() - 1];
      if (key !== undefined) setDraft({ kind: 'note', color: state.color, body: '', quote: '', before: '', after: '', places: [{ key }] });
    },
    /** Text that stands where somebody has clicked. */
    textAt(key: number, { x, y }: { x: number; y: number }) {
      change({ mode: null });
      setDraft({ kind: 'text', color: state.color, body: '', quote: '', before: '', after: '', places: [{ key, rect: [x, y - 48, x + 180, y] }] });
    },
    save(given: { color: NoteColor; body: string }) {
      const { draft } = state;
      if (!draft) return;
      if (draft.id !== undefined) store.edit(draft.id, given);
      else if (given.body !== '' || draft.quote !== '') store.add({ ...draft, ...given });
      change({ draft: null, color: given.color });
    },
    remove(id: string) {
      store.remove(id);
      change({ draft: null });
    },
    undoStroke: () => pad?.undo(),
    finishInk() {
      const places = pad?.places() ?? [];
      if (places.length > 0) store.add({ kind: 'ink', color: state.color, body: '', quote: '', before: '', after: '', places });
      tools.setMode(null);
    },
    close: closePad,
  };
  return tools;
}

export type NoteTools = ReturnType<typeof createNoteTools>;
