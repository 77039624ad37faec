import type { ReaderMark } from './marks-store.ts';

/** A form that is to be sent, and the note it is about. */
type Letter = { path: string; fields: Record<string, string>; mark: ReaderMark; removes?: boolean; isRefused?: boolean };

export type OutboxState = { status: 'idle' | 'saving' | 'saved' | 'kept' | 'refused'; waiting: number };

const pauseMs = 15_000;
const savedShownMs = 2_500;

/** Sends forms one after the other, as they were made; what the line or the server does not take stays in this browser. */
export function createOutbox(key: string, tell: (state: OutboxState) => void) {
  let letters = read(key);
  let isSending = false;
  let timer = 0;
  const keep = () => {
    try {
      if (letters.length > 0) localStorage.setItem(key, JSON.stringify(letters));
      else localStorage.removeItem(key);
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
  const next = () => letters.find((letter) => !letter.isRefused);
  const onOnline = () => void send();
  window.addEventListener('online', onOnline);

  return {
    waiting: () => letters,
    put(letter: Letter) {
      letters.push(letter);
      keep();
      void send();
    },
    send: (isForced = false) => (letters.length > 0 ? send(isForced) : Promise.resolve()),
    /** Ids of notes that were never kept. */
    discardRefused(): string[] {
      const gone = letters.filter((letter) => letter.isRefused).map(({ mark }) => mark.id);
      letters = letters.filter((letter) => !letter.isRefused);
      keep();
      say(letters.length > 0 ? 'kept' : 'idle');
      return gone;
    },
    close() {
      window.clearTimeout(timer);
      window.removeEventListener('online', onOnline);
    },
  };
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
