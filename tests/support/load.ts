import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Browser, Page } from './browser-session.ts';

export type Visit = {
  at: number; ms: number; path: string; status: number; retryAfter: string | null;
  /** Told that the connection ends with this answer. */
  isLast: boolean;
  /** No answer: what the connection said. */
  lost: string | null;
};

export type Load = {
  visits: Visit[];
  /** Ids of books that the app said it has. */
  acknowledged: string[];
  stop(): Promise<void>;
};

/** Asks, and notes how it went. */
export async function visitInto(visits: Visit[], path: string, ask: () => Promise<Page>): Promise<Page | null> {
  const at = Date.now();
  const from = performance.now();
  const page = await ask().catch((error: Error) => ((error.cause as Error | undefined)?.message ?? error.message));
  const isLost = typeof page === 'string';
  visits.push({
    at, path, ms: performance.now() - from, status: isLost ? 0 : page.status, lost: isLost ? page : null,
    retryAfter: isLost ? null : page.headers.get('retry-after'), isLast: !isLost && page.headers.get('connection') === 'close',
  });
  // A crowd that hammers a closed door tells nothing new.
  if (isLost || page.status === 503) await sleep(50);
  return isLost ? null : page;
}

/** Several people at once who read pages and write books, each one request after the other, until stopped. */
export function startLoad(browser: Browser, { readers = 4, writers = 4 }: { readers?: number; writers?: number } = {}): Load {
  const load: Load = { visits: [], acknowledged: [], stop: () => Promise.resolve() };
  let stopping = false;
  const visit = (path: string, ask: () => Promise<Page>) => visitInto(load.visits, path, ask);
  const read = async (): Promise<void> => {
    for (let round = 0; !stopping; round += 1) await visit('/library', () => browser.get(round % 3 === 0 ? '/library/statistics' : '/library'));
  };
  const write = async (): Promise<void> => {
    while (!stopping) {
      const id = uuidv7();
      const page = await visit('/library/books/new', () => browser.post('/library/books/new', { id, title: `Book ${id}`, state: 'to_read' }));
      if (page?.status === 303) load.acknowledged.push(id);
    }
  };
  const running = [...Array.from({ length: readers }, read), ...Array.from({ length: writers }, write)];
  load.stop = async () => {
    stopping = true;
    await Promise.all(running);
  };
  return load;
}
