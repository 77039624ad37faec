import { createOutsidePictures } from '#app/kernel/files/index.server.ts';
import type { FileKeeping, OutsidePictures } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { AnswerCache } from '#app/platform/outgoing/answer-cache.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { parseIsbn } from '../model/isbn.ts';
import { titleKey } from '../model/text-keys.ts';
import { coverAddress } from './cover-address.ts';
import type { Edition, Work } from './edition.ts';
import { GoogleBooks } from './google-books.server.ts';
import { mergeEditions, mergeWorks } from './merge-works.ts';
import { OpenLibrary } from './open-library.server.ts';
import type { CatalogueSources } from './sources.ts';

/** How long a person is kept waiting for all the catalogues together. */
export const patienceMs = 3_500;

export type CatalogueIds = { openLibraryId?: string | null; googleBooksId?: string | null };

/** What a person asked for: title, author or ISBN, in their language. */
export type Asked = { question: string; locale: string };

export type Wanted = CatalogueIds & { title: string; author: string | null; isbn13: string | null; locale: string };

/** `failed` = nobody answered; `isPartial` = somebody did not. */
export type Found<T> = { found: T; failed: boolean; isPartial: boolean };

/** The outside catalogues as one. Never throws for what goes wrong outside. */
export type Catalogues = {
  search(asked: Asked): Promise<Found<Work[]>>;
  /** All that a catalogue lists of one work. */
  editionsOf(openLibraryWork: string): Promise<Found<Work | null>>;
  /** One edition in full, from whichever catalogue knows it; when none answers, as it stood in what was found before. */
  find(ids: CatalogueIds, asked: Asked): Promise<Found<Edition | null>>;
  findByIsbn(isbn13: string): Promise<Found<Edition | null>>;
  /** Pictures of a book's editions, the likeliest first. */
  coversOf(book: Wanted): Promise<Found<string[]>>;
  covers: OutsidePictures;
};

type Options = { db: Db; outgoing: Outgoing; sources: CatalogueSources; files: FileKeeping; now: () => Date };

const shownCovers = 24;

export function createCatalogues({ db, outgoing, sources, files, now }: Options): Catalogues {
  const cache = new AnswerCache(db, now);
  const openLibrary = new OpenLibrary(outgoing, cache, sources.openLibrary);
  const both: Both = { openLibrary, google: sources.googleBooks && new GoogleBooks(outgoing, cache, sources.googleBooks) };
  return {
    search: (asked) => searchUntil(both, asked, Date.now() + patienceMs),
    async editionsOf(work) {
      const { answers, ...state } = await settled([openLibrary.editions(work, Date.now() + patienceMs)]);
      return { ...state, found: answers[0] ?? null };
    },
    async find(ids, asked) {
      const until = Date.now() + patienceMs;
      const own = await findUntil(both, ids, until);
      if (!own.failed) return own;
      const { found } = await searchUntil(both, asked, until);
      const seen = found.flatMap(({ editions }) => editions).find((edition) => isOf(edition, ids)) ?? null;
      return seen ? { found: seen, failed: false, isPartial: true } : own;
    },
    findByIsbn: (isbn13) => byIsbn(both, isbn13, Date.now() + patienceMs),
    async coversOf({ title, author, isbn13, locale, ...ids }) {
      const until = Date.now() + patienceMs;
      const isKnown = Boolean(ids.openLibraryId ?? ids.googleBooksId);
      const [own, searched] = await Promise.all([
        isKnown ? findUntil(both, ids, until) : isbn13 ? byIsbn(both, isbn13, until) : null,
        searchUntil(both, { question: `${title} ${author ?? ''}`, locale }, until),
      ]);
      const works = searched.found.filter(({ editions }) => editions.some((one) => titleKey(one.title) === titleKey(title) || isOf(one, ids)));
      const work = works.find(({ openLibraryWork }) => openLibraryWork !== null)?.openLibraryWork;
      const listed = work ? await openLibrary.editions(work, until).catch(() => null) : null;
      const editions = [...(own?.found ? [own.found] : []), ...works.flatMap((one) => one.editions), ...(listed?.editions ?? [])];
      const covers = [...new Set(editions.flatMap(({ cover }) => cover ?? []))].slice(0, shownCovers);
      return { found: covers, failed: covers.length === 0 && searched.failed, isPartial: searched.isPartial || Boolean(own?.isPartial) };
    },
    covers: createOutsidePictures({ outgoing, cache, files, addressOf: coverAddress(sources) }),
  };
}

type Both = { openLibrary: OpenLibrary; google: GoogleBooks | null };

async function searchUntil({ openLibrary, google }: Both, { question, locale }: Asked, until: number): Promise<Found<Work[]>> {
  const words = wordsOf(question);
  if (words === '') return { found: [], failed: false, isPartial: false };
  const { answers, ...state } = await settled([openLibrary.search(words, locale, until), google?.search(words, until).then(asWorks)]);
  return { ...state, found: mergeWorks(answers) };
}

const findUntil = ({ openLibrary, google }: Both, { openLibraryId, googleBooksId }: CatalogueIds, until: number) =>
  oneOf([openLibraryId ? openLibrary.find({ id: openLibraryId }, until) : null, googleBooksId ? google?.find(googleBooksId, until) : null]);

const byIsbn = ({ openLibrary, google }: Both, isbn13: string, until: number) =>
  oneOf([openLibrary.find({ isbn13 }, until), google?.search(`isbn:${isbn13}`, until).then((found) => found.find((one) => one.isbn13 === isbn13) ?? null)]);

async function oneOf(asked: (Promise<Edition | null> | null | undefined)[]): Promise<Found<Edition | null>> {
  const { answers, ...state } = await settled(asked);
  const known = answers.filter((edition) => edition !== null);
  return { ...state, found: known.length === 0 ? null : known.reduce(mergeEditions) };
}

/** Asked at once; those that fail are left out. */
async function settled<T>(asked: readonly (Promise<T> | null | undefined)[]): Promise<{ answers: T[]; failed: boolean; isPartial: boolean }> {
  const results = await Promise.allSettled(asked.filter((one) => one !== null && one !== undefined));
  const answers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return { answers, failed: results.length > 0 && answers.length === 0, isPartial: answers.length < results.length };
}

const isOf = (edition: Edition, { openLibraryId, googleBooksId }: CatalogueIds): boolean =>
  Boolean((openLibraryId && edition.openLibraryId === openLibraryId) || (googleBooksId && edition.googleBooksId === googleBooksId));

const asWorks = (editions: Edition[]): Work[] => editions.map((edition) => ({ openLibraryWork: null, title: null, editionCount: null, editions: [edition] }));

function wordsOf(question: string): string {
  const isbn = parseIsbn(question.slice(0, 60));
  return isbn ? `isbn:${isbn.isbn13}` : tidy(question);
}

/** Words only: the catalogues' own query languages are nobody's business here. */
export const tidy = (text: string): string =>
  text.toWellFormed().slice(0, 400)
    .replace(/[\u0000-\u001f"():*?~^\\/[\]{}!<>|&+]+|(?<!\S)-+/g, ' ')
    .replace(/(?<!\S)(?:AND|OR|NOT|TO)(?!\S)/g, (word) => word.toLowerCase())
    .replace(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
