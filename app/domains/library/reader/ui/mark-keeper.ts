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
export function keepMarks(bookId: string, place: () => Place): { mark(): void; close(): void } {
  const prefix = `kz-marks:${bookId}:`;
  const own = prefix + uuidv7();
  let pending: KeptMark[] = [];
  let timer = 0;
  let lastMark = 0;
  let isSending = false;
  const store = () => kept(() => (pending.length > 0 ? localStorage.setItem(own, JSON.stringify(pending)) : localStorage.removeItem(own)));
  const mark = (isEnd = false) => {
    lastMark = Date.now();
    pending = [...pending, { id: uuidv7(), ...place(), at: lastMark, isEnd }].slice(-most);
    store();
    if (!timer) timer = window.setTimeout(() => void send(), sendAfterMs);
  };
  const send = async () => {
    window.clearTimeout(timer);
    timer = 0;
    const part = pending.slice(0, atOnce);
    if (part.length === 0 || isSending) return;
    isSending = true;
    const taken = await post(bookId, part);
    isSending = false;
    if (!taken) return;
    pending = pending.filter((one) => !part.includes(one));
    store();
    if (pending.length > 0) timer = window.setTimeout(() => void send(), 0);
  };
  const onHide = () => {
    if (document.visibilityState === 'visible') {
      mark();
      return;
    }
    mark(true);
    // Whether it arrives nobody learns: it stays kept and is sent again.
    for (let from = 0; from < pending.length; from += atOnce) navigator.sendBeacon(readerPaths.marks(bookId), bodyOf(pending.slice(from, from + atOnce)));
  };
  const onStir = () => { if (Date.now() - lastMark > stirEveryMs && document.visibilityState === 'visible') mark(); };
  const onOnline = () => void send();
  const stirs = ['pointermove', 'keydown', 'touchstart', 'wheel'] as const;
  stirs.forEach((name) => document.addEventListener(name, onStir, { passive: true }));
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('online', onOnline);
  pending = leftOver(prefix);
  return {
    mark: () => mark(),
    close() {
      mark(true);
      void send();
      window.clearTimeout(timer);
      stirs.forEach((name) => document.removeEventListener(name, onStir));
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('online', onOnline);
    },
  };
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
