import type { ReaderHandle } from '../../../reader/ui/reader-handle.ts';
import type { NoteColor } from '../../model/note-kinds.ts';
import { holdState } from './held-state.ts';
import { openInkPad } from './ink-pad.ts';
import type { InkPad } from './ink-pad.ts';
import type { MarksStore } from './marks-store.ts';
import type { Draft } from './note-editor.tsx';
import { draftOf } from './selection-tools.tsx';

export const panelId = 'notes';

type State = { draft: Draft | null; mode: 'text' | 'ink' | null; strokes: number; color: NoteColor };

/** What is being made or looked at in the reader. */
export class NoteTools {
  private readonly held = holdState<State>({ draft: null, mode: null, strokes: 0, color: 'yellow' });
  readonly state = this.held.state;
  readonly subscribe = this.held.subscribe;
  private readonly change = this.held.change;
  private readonly reader: ReaderHandle;
  private readonly store: MarksStore;
  private pad: InkPad | null = null;

  constructor(reader: ReaderHandle, store: MarksStore) {
    this.reader = reader;
    this.store = store;
  }

  setDraft(draft: Draft | null): void {
    this.change({ draft });
    if (draft) this.reader.openPanel(panelId);
  }

  open(id: string): void {
    const mark = this.store.state().marks.get(id);
    if (mark) this.setDraft({ ...mark });
  }

  setMode(mode: State['mode']): void {
    this.close();
    if (mode === 'ink') this.pad = openInkPad(this.reader, (strokes) => this.change({ strokes }));
    this.change({ mode, strokes: 0, draft: null });
    if (mode) this.reader.openPanel(panelId);
  }

  highlight(color: NoteColor): void {
    const selection = this.reader.selection();
    if (selection.length === 0) return;
    this.store.add(draftOf(selection, 'highlight', color));
    this.change({ color });
    this.reader.clearSelection();
  }

  /** On what is selected, or on the page. */
  note(): void {
    const selection = this.reader.selection();
    if (selection.length === 0) return this.noteOnPage();
    this.setDraft(draftOf(selection, 'note', this.state().color));
    this.reader.clearSelection();
  }

  noteOnPage(): void {
    const key = this.reader.pageKeys[this.reader.currentPage() - 1];
    if (key !== undefined) this.setDraft({ kind: 'note', color: this.state().color, body: '', quote: '', before: '', after: '', places: [{ key }] });
  }

  /** Text that stands where somebody has clicked. */
  textAt(key: number, { x, y }: { x: number; y: number }): void {
    this.change({ mode: null });
    this.setDraft({ kind: 'text', color: this.state().color, body: '', quote: '', before: '', after: '', places: [{ key, rect: [x, y - 48, x + 180, y] }] });
  }

  save(given: { color: NoteColor; body: string }): void {
    const { draft } = this.state();
    if (!draft) return;
    if (draft.id !== undefined) this.store.edit(draft.id, given);
    else if (given.body !== '' || draft.quote !== '') this.store.add({ ...draft, ...given });
    this.change({ draft: null, color: given.color });
  }

  remove(id: string): void {
    this.store.remove(id);
    this.change({ draft: null });
  }

  undoStroke(): void {
    this.pad?.undo();
  }

  finishInk(): void {
    const places = this.pad?.places() ?? [];
    if (places.length > 0) this.store.add({ kind: 'ink', color: this.state().color, body: '', quote: '', before: '', after: '', places });
    this.setMode(null);
  }

  close(): void {
    this.pad?.close();
    this.pad = null;
  }
}
