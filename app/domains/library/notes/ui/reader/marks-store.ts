import { v7 as uuidv7 } from 'uuid';
import type { NoteColor, NoteKind } from '../../model/note-kinds.ts';
import type { Place } from '../../model/places.ts';
import { notePaths } from '../../paths.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxState } from './outbox.ts';

export type ReaderMark = { id: string; kind: NoteKind; color: NoteColor; body: string; quote: string; before: string; after: string; places: Place[] };
export type MarksState = OutboxState & { marks: ReadonlyMap<string, ReaderMark>; isLoaded: boolean; hasFailed: boolean; removed: ReaderMark | null };

/** The notes of the book that is read, shown at once and saved behind; what cannot be sent is kept in the browser and sent later. */
export function createMarksStore({ bookId, documentId }: { bookId: string; documentId: string }) {
  let state: MarksState = { marks: new Map(), isLoaded: false, hasFailed: false, removed: null, status: 'idle', waiting: 0 };
  const listeners = new Set<() => void>();
  const change = (more: Partial<MarksState>) => {
    state = { ...state, ...more };
    for (const listener of listeners) listener();
  };
  const outbox = createOutbox(`kruzhok-notes:${documentId}`, change);
  const put = (mark: ReaderMark) => change({ marks: new Map(state.marks).set(mark.id, mark), removed: null });
  const without = (id: string) => new Map([...state.marks].filter(([one]) => one !== id));

  async function load(): Promise<void> {
    try {
      await outbox.inherit();
      const marks = new Map<string, ReaderMark>();
      for (let after: string | null = ''; after !== null; ) {
        const answer = await fetch(notePaths.marks(bookId, { after }), { headers: { Accept: 'application/json' } });
        if (!answer.ok) throw new Error(String(answer.status));
        const page = (await answer.json()) as { marks: ReaderMark[]; next: string | null };
        for (const mark of page.marks) marks.set(mark.id, mark);
        after = page.next;
      }
      // What waits in the outbox is newer than what the server says.
      for (const { mark, removes } of outbox.waiting()) {
        if (removes) marks.delete(mark.id);
        else marks.set(mark.id, mark);
      }
      change({ marks, isLoaded: true, hasFailed: false });
    } catch {
      change({ hasFailed: true, marks: new Map([...state.marks, ...outbox.waiting().filter(({ removes }) => !removes).map(({ mark }) => [mark.id, mark] as const)]) });
    }
    void outbox.send();
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    retry: () => void (state.hasFailed ? load() : outbox.send(true)),
    discardRefused() {
      for (const id of outbox.discardRefused()) change({ marks: without(id) });
      change({ removed: null });
      // The others are shown as they stand in the book.
      void load();
    },
    close: () => outbox.close(),
    add(mark: Omit<ReaderMark, 'id'>): ReaderMark {
      const whole = { ...mark, id: uuidv7() };
      put(whole);
      const { places, ...fields } = whole;
      outbox.put({ path: notePaths.book(bookId), fields: { ...fields, places: JSON.stringify(places) }, mark: whole });
      return whole;
    },
    edit(id: string, { color, body }: { color: NoteColor; body: string }) {
      const mark = state.marks.get(id);
      if (!mark) return;
      const whole = { ...mark, color, body };
      put(whole);
      outbox.put({ path: notePaths.note(bookId, id), fields: { color, body }, mark: whole });
    },
    remove(id: string) {
      const mark = state.marks.get(id);
      if (!mark) return;
      change({ marks: without(id), removed: mark });
      outbox.put({ path: notePaths.removal(bookId, id), fields: {}, mark, removes: true });
    },
    bringBack(mark: ReaderMark) {
      put(mark);
      outbox.put({ path: notePaths.restoration(bookId, mark.id), fields: {}, mark });
    },
  };
}

export type MarksStore = ReturnType<typeof createMarksStore>;
