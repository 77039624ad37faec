import { v7 as uuidv7 } from 'uuid';
import type { NoteColor, NoteKind } from '../../model/note-kinds.ts';
import type { Place } from '../../model/places.ts';
import { notePaths } from '../../paths.ts';
import { holdState } from './held-state.ts';
import { Outbox } from './outbox.ts';
import type { OutboxState } from './outbox.ts';

export type ReaderMark = { id: string; kind: NoteKind; color: NoteColor; body: string; quote: string; before: string; after: string; places: Place[] };
export type MarksState = OutboxState & { marks: ReadonlyMap<string, ReaderMark>; isLoaded: boolean; hasFailed: boolean; removed: ReaderMark | null };

/** The notes of the book that is read, shown at once and saved behind; what cannot be sent is kept in the browser and sent later. */
export class MarksStore {
  private readonly held = holdState<MarksState>({ marks: new Map(), isLoaded: false, hasFailed: false, removed: null, status: 'idle', waiting: 0 });
  readonly state = this.held.state;
  readonly subscribe = this.held.subscribe;
  private readonly change = this.held.change;
  private readonly bookId: string;
  private readonly outbox: Outbox;

  constructor({ bookId, documentId }: { bookId: string; documentId: string }) {
    this.bookId = bookId;
    this.outbox = new Outbox(`kruzhok-notes:${documentId}`, this.change);
  }

  async load(): Promise<void> {
    try {
      await this.outbox.inherit();
      const marks = await fetchMarks(this.bookId);
      // What waits in the outbox is newer than what the server says.
      for (const { mark, removes } of this.outbox.waiting()) {
        if (removes) marks.delete(mark.id);
        else marks.set(mark.id, mark);
      }
      this.change({ marks, isLoaded: true, hasFailed: false });
    } catch {
      const waiting = this.outbox.waiting().filter(({ removes }) => !removes);
      this.change({ hasFailed: true, marks: new Map([...this.state().marks, ...waiting.map(({ mark }) => [mark.id, mark] as const)]) });
    }
    void this.outbox.send();
  }

  retry(): void {
    void (this.state().hasFailed ? this.load() : this.outbox.send(true));
  }

  discardRefused(): void {
    for (const id of this.outbox.discardRefused()) this.change({ marks: this.without(id) });
    this.change({ removed: null });
    // The others are shown as they stand in the book.
    void this.load();
  }

  close(): void {
    this.outbox.close();
  }

  add(mark: Omit<ReaderMark, 'id'>): void {
    const whole = { ...mark, id: uuidv7() };
    this.put(whole);
    const { places, ...fields } = whole;
    this.outbox.put({ path: notePaths.book(this.bookId), fields: { ...fields, places: JSON.stringify(places) }, mark: whole });
  }

  edit(id: string, { color, body }: { color: NoteColor; body: string }): void {
    const mark = this.state().marks.get(id);
    if (!mark) return;
    const whole = { ...mark, color, body };
    this.put(whole);
    this.outbox.put({ path: notePaths.note(this.bookId, id), fields: { color, body }, mark: whole });
  }

  remove(id: string): void {
    const mark = this.state().marks.get(id);
    if (!mark) return;
    this.change({ marks: this.without(id), removed: mark });
    this.outbox.put({ path: notePaths.removal(this.bookId, id), fields: {}, mark, removes: true });
  }

  bringBack(mark: ReaderMark): void {
    this.put(mark);
    this.outbox.put({ path: notePaths.restoration(this.bookId, mark.id), fields: {}, mark });
  }

  private put(mark: ReaderMark): void {
    this.change({ marks: new Map(this.state().marks).set(mark.id, mark), removed: null });
  }

  private without(id: string): Map<string, ReaderMark> {
    return new Map([...this.state().marks].filter(([one]) => one !== id));
  }
}

async function fetchMarks(bookId: string): Promise<Map<string, ReaderMark>> {
  const marks = new Map<string, ReaderMark>();
  for (let after: string | null = ''; after !== null; ) {
    const answer = await fetch(notePaths.marks(bookId, { after }), { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = (await answer.json()) as { marks: ReaderMark[]; next: string | null };
    for (const mark of page.marks) marks.set(mark.id, mark);
    after = page.next;
  }
  return marks;
}
