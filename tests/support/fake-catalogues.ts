import type { ServerResponse } from 'node:http';
import sharp from 'sharp';
import { googleVolumes, libraryWorks } from './fake-catalogue-world.ts';
import type { FakeEdition, FakeWork } from './fake-catalogue-world.ts';
import { sendJson, startFakeProvider, together } from './fake-provider.ts';
import type { FakeProvider } from './fake-provider.ts';

export type FakeCatalogues = {
  openLibrary: FakeProvider;
  covers: FakeProvider;
  google: FakeProvider;
  /** Variables that lead an app here. */
  env: Record<string, string>;
  /** All three as the real ones again, and nothing asked yet. */
  reset(): void;
  close(): Promise<void>;
};

export const googleKey = 'AIza-test_key';

/** Open Library, its covers and Google Books on loopback, with a few books. */
export async function startFakeCatalogues(): Promise<FakeCatalogues> {
  const [openLibrary, covers, google] = await Promise.all([startFakeProvider(({ url }, response) => answerOpenLibrary(url, response)), startFakeProvider(({ url }, response) => answerCovers(url, response)), startFakeProvider(({ url }, response) => answerGoogle(url, response))]);
  return {
    openLibrary: openLibrary.provider, covers: covers.provider, google: google.provider,
    env: { OPEN_LIBRARY_BASE_URL: openLibrary.provider.url, OPEN_LIBRARY_COVERS_BASE_URL: covers.provider.url, GOOGLE_BOOKS_BASE_URL: google.provider.url, GOOGLE_BOOKS_KEY: googleKey },
    ...together([openLibrary, covers, google]),
  };
}

const missing = (response: ServerResponse) => sendJson(response, { error: 'notfound' }, 404);

function answerOpenLibrary(url: URL, response: ServerResponse): void {
  const [, kind = '', id = '', rest] = url.pathname.replace(/\.json$/, '').split('/');
  if (kind === 'search') return sendJson(response, searchAnswer(url.searchParams.get('q') ?? '', url.searchParams.get('lang') ?? 'en'));
  if (kind === 'works') {
    const work = libraryWorks.find((one) => one.id === id);
    if (!work) return missing(response);
    return sendJson(response, rest === 'editions' ? { size: work.editions.length, entries: work.editions.map((edition) => recordOf(work, edition)) } : workRecord(work));
  }
  const isWanted = (edition: FakeEdition) => (kind === 'isbn' ? edition.isbn === id : edition.id === id);
  const work = libraryWorks.find(({ editions }) => editions.some(isWanted));
  const edition = work?.editions.find(isWanted);
  return work && edition ? sendJson(response, recordOf(work, edition)) : missing(response);
}

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

function searchAnswer(question: string, language: string) {
  const [, field = '', value = ''] = /^(isbn|key|edition_key):(.+)$/.exec(question) ?? [];
  const words = fold(question).split(' ').filter(Boolean);
  const fits = (work: FakeWork) => {
    if (field === 'key') return value === `/works/${work.id}`;
    if (field !== '') return work.editions.some(({ isbn, id }) => value === (field === 'isbn' ? isbn : id));
    const text = fold([work.title, ...work.authors, ...work.editions.map(({ title }) => title)].join(' '));
    return words.every((word) => text.includes(word));
  };
  const docs = libraryWorks.filter(fits).map((work) => {
    const best = work.editions.find(({ isbn, id }) => field !== '' && (value === isbn || value === id)) ?? work.editions.find((one) => one.language === (language === 'ru' ? 'rus' : 'eng')) ?? work.editions[0];
    const edition = best && { key: `/books/${best.id}`, title: best.title, isbn: best.isbn ? [best.isbn] : undefined, language: [best.language], publisher: [best.publisher], publish_date: [best.date], cover_i: best.cover, format: best.format ? [best.format] : undefined };
    return { key: `/works/${work.id}`, title: work.title, author_name: work.authors, first_publish_year: work.firstYear, edition_count: work.editions.length, cover_i: work.editions[0]?.cover, editions: { docs: edition ? [edition] : [] } };
  });
  return { numFound: docs.length, start: 0, docs };
}

const recordOf = (work: FakeWork, edition: FakeEdition) => ({
  key: `/books/${edition.id}`, works: [{ key: `/works/${work.id}` }], title: edition.title, publishers: [edition.publisher], publish_date: edition.date, number_of_pages: edition.pages,
  languages: [{ key: `/languages/${edition.language}` }], isbn_13: edition.isbn ? [edition.isbn] : undefined, covers: edition.cover ? [edition.cover] : undefined, physical_format: edition.format,
});

const workRecord = (work: FakeWork) => ({ key: `/works/${work.id}`, title: work.title, description: work.description, first_publish_date: String(work.firstYear) });

function answerGoogle(url: URL, response: ServerResponse): void | Promise<void> {
  if (url.pathname === '/books/content') return sendPicture(response, Number.parseInt(Buffer.from(url.searchParams.get('id') ?? '').toString('hex').slice(0, 6), 16));
  if (url.searchParams.get('key') !== googleKey) return sendJson(response, { error: { code: 403 } }, 403);
  const id = url.pathname.split('/')[4];
  if (id !== undefined) {
    const volume = googleVolumes.find((one) => one.id === id);
    return volume ? sendJson(response, volume) : sendJson(response, { error: { code: 404 } }, 404);
  }
  const question = url.searchParams.get('q') ?? '';
  const isbn = /^isbn:(.+)$/.exec(question)?.[1];
  const items = googleVolumes.filter(({ volumeInfo }) => {
    if (isbn) return volumeInfo.industryIdentifiers.some(({ identifier }) => identifier === isbn);
    const text = fold([volumeInfo.title, ...volumeInfo.authors].join(' '));
    return fold(question).split(' ').every((word) => text.includes(word));
  });
  return sendJson(response, { kind: 'books#volumes', totalItems: items.length, ...(items.length > 0 && { items }) });
}

function answerCovers(url: URL, response: ServerResponse): void | Promise<void> {
  const [, id, size] = /^\/b\/id\/(\d+)-([ML])\.jpg$/.exec(url.pathname) ?? [];
  const isKnown = libraryWorks.some(({ editions }) => editions.some(({ cover }) => String(cover) === id));
  if (!isKnown) return void response.writeHead(404, { 'Content-Type': 'text/html' }).end('not found');
  return sendPicture(response, Number(id), size === 'L' ? 500 : 180);
}

/** A picture of its own for every number: a field, a band and a frame in three of its shades. */
async function sendPicture(response: ServerResponse, seed: number, width = 300): Promise<void> {
  const hue = (seed * 47) % 360;
  const height = Math.round(width * (1.45 + (seed % 3) * 0.06));
  const art = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${hue} 38% 42%)"/><rect y="22%" width="100%" height="26%" fill="hsl(${hue} 30% 86%)"/><circle cx="50%" cy="72%" r="14%" fill="hsl(${(hue + 40) % 360} 45% 62%)"/></svg>`;
  const jpeg = await sharp(Buffer.from(art)).jpeg().toBuffer();
  response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': jpeg.length }).end(jpeg);
}
