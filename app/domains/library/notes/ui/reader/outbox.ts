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
export function createOutbox(prefix: string, tell: (state: OutboxState) => void) {
  const locks = 'locks' in navigator ? navigator.locks : null;
  const own = `${prefix}:${uuidv7()}`;
  let letters: Letter[] = [];
  const inherited: string[] = [];
  let isSending = false;
  let timer = 0;
  let letGo = () => {};
  const life = new Promise<void>((done) => { letGo = done; });
  void locks?.request(own, () => life);
  const keep = () => {
    try {
      if (letters.length > 0) localStorage.setItem(own, JSON.stringify(letters));
      else localStorage.removeItem(own);
      // Only now are they safe here.
      for (const key of inherited.splice(0)) localStorage.removeItem(key);
    } catch {
      // A full or forbidden storage: the letters stay in memory, and the page says that they are not saved.
    }
  };
  const say = (status: OutboxState['status']) => {
    tell({ status, waiting: letters.length });
    if (status === 'saved') window.setTimeout(() => { if (letters.length === 0) tell({ status: 'idle', waiting: 0 }); }, savedShownMs);
  };

  async function send(isForced = false): Promise<void> {
    if (isForced) letters = letters.map((letter) => ({ ...letter, isRefused: false }));
    if (isSending) return;
    isSending = true;
    window.clearTimeout(timer);
    try {
      for (let letter = next(); letter; letter = next()) {
        say('saving');
        const outcome = await post(letter);
        if (outcome === 'kept') {
          timer = window.setTimeout(() => void send(), pauseMs);
          return say('kept');
        }
        if (outcome === 'saved') letters = letters.filter((one) => one !== letter);
        else letter.isRefused = true;
        keep();
      }
      if (letters.length > 0) say('refused');
      else say('saved');
    } finally {
      isSending = false;
    }
  }
  /**
   * What windows that are gone could not send is this one's. A window that lives holds its key as a lock and sends by itself: its letters
   * sent from here as well could undo what it says later. Over plain http there are no locks, and some letters go twice; a note is made once.
   */
  const inherit = async () => {
    const alive = new Set((await locks?.query())?.held?.map(({ name }) => name));
    const keys = keysOf(prefix).filter((key) => key !== own && !alive.has(key) && !inherited.includes(key));
    if (keys.length === 0) return;
    letters = [...keys.flatMap(read), ...letters];
    inherited.push(...keys);
    keep();
  };
  const next = () => letters.find((letter) => !letter.isRefused);
  const onOnline = () => void send();
  window.addEventListener('online', onOnline);

  return {
    waiting: () => letters,
    /** One window after the other, so that no two take the same. */
    inherit: async () => void (await (locks ? locks.request(`${prefix}:heirs`, inherit) : inherit())),
    put(letter: Letter) {
      letters.push(letter);
      keep();
      void send();
    },
    send: (isForced = false) => (letters.length > 0 ? send(isForced) : Promise.resolve()),
    /** Ids of notes that are nowhere else. */
    discardRefused(): string[] {
      // Only a note that is made brings its places; one that was to be changed or removed is in the book.
      const gone = letters.filter(({ isRefused, fields }) => isRefused && 'places' in fields).map(({ mark }) => mark.id);
      letters = letters.filter((letter) => !letter.isRefused);
      keep();
      say(letters.length > 0 ? 'kept' : 'idle');
      return gone;
    },
    close() {
      window.clearTimeout(timer);
      window.removeEventListener('online', onOnline);
      letGo();
    },
  };
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
