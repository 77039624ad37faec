import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { EmbeddedApp } from './embedded-app.ts';
import { visitInto } from './load.ts';
import type { Visit } from './load.ts';
import { picture, pictureForm } from './pictures.ts';

export type UploadLoad = { visits: Visit[]; stop(): Promise<void> };

/** How many pictures one person may send in an hour, and some room. */
const perPerson = 50;

/** Some people who give a book one cover after the other and look at each, until stopped. */
export function startUploads(house: EmbeddedApp, people = 2): UploadLoad {
  const visits: Visit[] = [];
  let stopping = false;
  /** A person with a book; nobody moves in while the database is away. */
  const settle = async () => {
    const browser = await house.newcomer().catch(() => sleep(50, null));
    const bookId = uuidv7();
    const page = browser && (await visitInto(visits, '/library/books/new', () => browser.post('/library/books/new', { id: bookId, title: 'Oblomov' })));
    return browser && page?.status === 303 ? { browser, bookId } : null;
  };
  const send = async (): Promise<void> => {
    for (let sent = 0, at: Awaited<ReturnType<typeof settle>> = null; !stopping; sent += 1) {
      at = at && sent % perPerson !== 0 ? at : await settle();
      if (!at) continue;
      const { browser, bookId } = at;
      const form = pictureForm('cover', await picture('png', { width: 200, height: 300 }));
      const page = await visitInto(visits, 'upload', () => browser.send('POST', `/library/books/${bookId}/cover`, form));
      if (page?.status !== 303) continue;
      const shown = await visitInto(visits, '/library/books/:id', () => browser.get(`/library/books/${bookId}`));
      const [cover] = /\/files\/[\w-]+\/\d+/.exec(shown?.text ?? '') ?? [];
      if (cover) await visitInto(visits, 'file', () => browser.get(cover));
    }
  };
  const running = Array.from({ length: people }, send);
  return {
    visits,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}
