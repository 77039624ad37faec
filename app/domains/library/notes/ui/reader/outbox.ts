import { v7 as uuidv7 } from 'uuid';
import type { ReaderMark } from './marks-store.ts';

/** A form that is to be sent, and the note it is about. */
type Letter = { path: string; fields: Record<string, string>; mark: ReaderMark; removes?: boolean; isRefused?: boolean };

export type OutboxState = { status: 'idle' | 'saving' | 'saved' | 'kept' | 'refused'; waiting: number };

const pauseMs = 15_000;
const savedShownMs = 2_500;

/**
 * Sends forms one after the other, as they were made; what the line or the server does not take stays in this browser, under a key
 * of this window's own: with one for all, each would write over what the others keep.
 */
export class Outbox {
  private readonly prefix: string;
  private readonly tell: (state: OutboxState) => void;
  private readonly locks = 'locks' in navigator ? navigator.locks : null;
  private readonly own: string;
  private readonly inherited: string[] = [];
  private letters: Letter[] = [];
  private isSending = false;
  private timer = 0;
  private savedTimer = 0;
  private letGo = () => {};

  constructor(prefix: string, tell: (state: OutboxState) => void) {
    this.prefix = prefix;
    this.tell = tell;
    this.own = `${prefix}:${uuidv7()}`;
    const life = new Promise<void>((done) => { this.letGo = done; });
    void this.locks?.request(this.own, () => life);
    window.addEventListener('online', this.onOnline);
  }

  waiting(): readonly Letter[] {
    return this.letters;
  }

  /** One window after the other, so that no two take the same. */
  async inherit(): Promise<void> {
    await (this.locks ? this.locks.request(`${this.prefix}:heirs`, () => this.takeOver()) : this.takeOver());
  }

  put(letter: Letter): void {
    this.letters.push(letter);
    this.keep();
    void this.sendAll();
  }

  async send(isForced = false): Promise<void> {
    if (this.letters.length > 0) await this.sendAll(isForced);
  }

  /** Ids of notes that are nowhere else. */
  discardRefused(): string[] {
    // Only a note that is made brings its places; one that was to be changed or removed is in the book.
    const gone = this.letters.filter(({ isRefused, fields }) => isRefused && 'places' in fields).map(({ mark }) => mark.id);
    this.letters = this.letters.filter((letter) => !letter.isRefused);
    this.keep();
    this.say(this.letters.length > 0 ? 'kept' : 'idle');
    return gone;
  }

  close(): void {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.savedTimer);
    window.removeEventListener('online', this.onOnline);
    this.letGo();
  }

  private readonly onOnline = (): void => void this.sendAll();

  private keep(): void {
    try {
      if (this.letters.length > 0) localStorage.setItem(this.own, JSON.stringify(this.letters));
      else localStorage.removeItem(this.own);
      // Only now are they safe here.
      for (const key of this.inherited.splice(0)) localStorage.removeItem(key);
    } catch {
      // A full or forbidden storage: the letters stay in memory, and the page says that they are not saved.
    }
  }

  private say(status: OutboxState['status']): void {
    // The end of an earlier "saved" must not cut this one short.
    window.clearTimeout(this.savedTimer);
    this.tell({ status, waiting: this.letters.length });
    if (status === 'saved') this.savedTimer = window.setTimeout(() => { if (this.letters.length === 0) this.tell({ status: 'idle', waiting: 0 }); }, savedShownMs);
  }

  private next(): Letter | undefined {
    return this.letters.find((letter) => !letter.isRefused);
  }

  private async sendAll(isForced = false): Promise<void> {
    if (isForced) this.letters = this.letters.map((letter) => ({ ...letter, isRefused: false }));
    if (this.isSending) return;
    this.isSending = true;
    window.clearTimeout(this.timer);
    try {
      for (let letter = this.next(); letter; letter = this.next()) {
        this.say('saving');
        const outcome = await post(letter);
        if (outcome === 'kept') {
          this.timer = window.setTimeout(() => void this.sendAll(), pauseMs);
          return this.say('kept');
        }
        if (outcome === 'saved') this.letters = this.letters.filter((one) => one !== letter);
        else letter.isRefused = true;
        this.keep();
      }
      if (this.letters.length > 0) this.say('refused');
      else this.say('saved');
    } finally {
      this.isSending = false;
    }
  }

  /**
   * What windows that are gone could not send is this one's. A window that lives holds its key as a lock and sends by itself: its letters
   * sent from here as well could undo what it says later. Over plain http there are no locks, and some letters go twice; a note is made once.
   */
  private async takeOver(): Promise<void> {
    const alive = new Set((await this.locks?.query())?.held?.map(({ name }) => name));
    const keys = keysOf(this.prefix).filter((key) => key !== this.own && !alive.has(key) && !this.inherited.includes(key));
    if (keys.length === 0) return;
    this.letters = [...keys.flatMap(read), ...this.letters];
    this.inherited.push(...keys);
    this.keep();
  }
}

/** Of windows in the order in which they were opened; before them the one key that all had in earlier versions. */
function keysOf(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key === prefix || key.startsWith(`${prefix}:`)).sort();
  } catch {
    return [];
  }
}

function read(key: string): Letter[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? (found as Letter[]).filter((one) => typeof one?.path === 'string' && one.path.startsWith('/library/books/') && typeof one.mark?.id === 'string') : [];
  } catch {
    return [];
  }
}

/** Saved is only what leads where notes are shown; a way to the entrance means that nobody is signed in any more. */
async function post({ path, fields }: Letter): Promise<'saved' | 'kept' | 'refused'> {
  try {
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, from: 'reader' }) });
    if (answer.ok) return new URL(answer.url).pathname.endsWith('/notes/marks') ? 'saved' : 'kept';
    return [400, 404, 409, 413].includes(answer.status) ? 'refused' : 'kept';
  } catch {
    return 'kept';
  }
}
