import { v7 as uuidv7 } from 'uuid';
import { readerPaths } from '../paths.ts';
import type { Place } from './viewer-state.ts';

type KeptMark = { id: string; page: number; permille: number; at: number; isEnd: boolean };

const sendAfterMs = 4_000;
const stirEveryMs = 30_000;
const atOnce = 200;
const most = 5_000;

/**
 * Tells the server where one is: on every page, now and then while something stirs, and when the page is left. What could not be sent
 * stays with the browser, and goes the next time; each mark has an id, so that once more does no harm.
 */
export class MarkKeeper {
  private readonly bookId: string;
  private readonly place: () => Place;
  private readonly own: string;
  private readonly listening = new AbortController();
  private pending: KeptMark[];
  private timer = 0;
  private lastMark = 0;
  private isSending = false;

  constructor(bookId: string, place: () => Place) {
    this.bookId = bookId;
    this.place = place;
    const prefix = `kz-marks:${bookId}:`;
    this.own = prefix + uuidv7();
    const { signal } = this.listening;
    for (const name of ['pointermove', 'keydown', 'touchstart', 'wheel'] as const) document.addEventListener(name, () => this.stir(), { passive: true, signal });
    document.addEventListener('visibilitychange', () => this.turn(), { signal });
    window.addEventListener('online', () => void this.send(), { signal });
    this.pending = leftOver(prefix);
  }

  mark(isEnd = false): void {
    this.lastMark = Date.now();
    this.pending = [...this.pending, { id: uuidv7(), ...this.place(), at: this.lastMark, isEnd }].slice(-most);
    this.store();
    if (!this.timer) this.timer = window.setTimeout(() => void this.send(), sendAfterMs);
  }

  close(): void {
    this.mark(true);
    void this.send();
    window.clearTimeout(this.timer);
    this.listening.abort();
  }

  private store(): void {
    kept(() => (this.pending.length > 0 ? localStorage.setItem(this.own, JSON.stringify(this.pending)) : localStorage.removeItem(this.own)));
  }

  private async send(): Promise<void> {
    window.clearTimeout(this.timer);
    this.timer = 0;
    const part = this.pending.slice(0, atOnce);
    if (part.length === 0 || this.isSending) return;
    this.isSending = true;
    const taken = await post(this.bookId, part);
    this.isSending = false;
    if (!taken) return;
    this.pending = this.pending.filter((one) => !part.includes(one));
    this.store();
    if (this.pending.length > 0) this.timer = window.setTimeout(() => void this.send(), 0);
  }

  /** The page is looked at again, or no more. */
  private turn(): void {
    if (document.visibilityState === 'visible') {
      this.mark();
      return;
    }
    this.mark(true);
    // Whether it arrives nobody learns: it stays kept and is sent again.
    for (let from = 0; from < this.pending.length; from += atOnce) navigator.sendBeacon(readerPaths.marks(this.bookId), bodyOf(this.pending.slice(from, from + atOnce)));
  }

  private stir(): void {
    if (Date.now() - this.lastMark > stirEveryMs && document.visibilityState === 'visible') this.mark();
  }
}

const bodyOf = (marks: readonly KeptMark[]) => new URLSearchParams({ marks: JSON.stringify(marks), sentAt: String(Date.now()) });

/** True = it need not be sent again: taken, or such that it never will be. */
async function post(bookId: string, marks: readonly KeptMark[]): Promise<boolean> {
  try {
    const { status } = await fetch(readerPaths.marks(bookId), { method: 'POST', body: bodyOf(marks), redirect: 'manual', keepalive: true });
    return status === 204 || status === 400 || status === 404;
  } catch {
    return false;
  }
}

/** What earlier windows of this browser could not send; from now on it is this window's. */
function leftOver(prefix: string): KeptMark[] {
  const found: KeptMark[] = [];
  kept(() => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      found.push(...(JSON.parse(localStorage.getItem(key) ?? '[]') as KeptMark[]));
      localStorage.removeItem(key);
    }
  });
  return found.sort((a, b) => a.at - b.at).slice(-most);
}

/** A browser that keeps nothing only sends what it can. */
function kept(work: () => void): void {
  try {
    work();
  } catch {
    // As said.
  }
}
