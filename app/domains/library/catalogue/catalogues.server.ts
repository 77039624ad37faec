import type { Db } from '#app/platform/db/client.server.ts';
import type { OutsideAnswer } from '#app/platform/outgoing/fetch-outside.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { parseIsbn } from '../model/isbn.ts';
import { AnswerCache } from './answer-cache.server.ts';
import type { Edition, Work } from './edition.ts';
import { GoogleBooks } from './google-books.server.ts';
import { mergeEditions, mergeWorks } from './merge-works.ts';
import { OpenLibrary } from './open-library.server.ts';
import type { CatalogueSources } from './sources.ts';

/** How long a person is kept waiting for all the catalogues together. */
const patienceMs = 3_500;

export type CatalogueIds = { openLibraryId?: string | null; googleBooksId?: string | null };

/** `failed` = nobody answered; `isPartial` = somebody did not. */
export type Found<T> = { found: T; failed: boolean; isPartial: boolean };

export type CoverSize = 'small' | 'large';

/** The outside catalogues as one. Never throws for what goes wrong outside. */
export type Catalogues = {
  /** Title, author or ISBN. */
  search(question: string, locale: string): Promise<Found<Work[]>>;
  /** All that a catalogue lists of one work. */
  editionsOf(openLibraryWork: string): Promise<Found<Work | null>>;
  /** One edition in full, from whichever catalogue knows it. */
  find(ids: CatalogueIds): Promise<Found<Edition | null>>;
  findByIsbn(isbn13: string): Promise<Found<Edition | null>>;
  /** A picture by its name in an edition; throws OutsideError. */
  cover(ref: string, size: CoverSize): Promise<OutsideAnswer>;
};

type Options = { db: Db; outgoing: Outgoing; sources: CatalogueSources; now: () => Date };

export function createCatalogues({ db, outgoing, sources, now }: Options): Catalogues {
  const cache = new AnswerCache(db, now);
  const openLibrary = new OpenLibrary(outgoing, cache, sources.openLibrary);
  const google = sources.googleBooks && new GoogleBooks(outgoing, cache, sources.googleBooks);
  const oneOf = async (asked: (Promise<Edition | null> | null | undefined)[]): Promise<Found<Edition | null>> => {
    const { answers, ...state } = await settled(asked);
    const known = answers.filter((edition) => edition !== null);
    return { ...state, found: known.length === 0 ? null : known.reduce(mergeEditions) };
  };
  return {
    async search(text, locale) {
      const until = Date.now() + patienceMs;
      const question = tidy(text);
      const isbn = parseIsbn(question);
      const words = isbn ? `isbn:${isbn.isbn13}` : question;
      const { answers, ...state } = await settled([openLibrary.search(words, locale, until), google?.search(words, until).then(asWorks)]);
      return { ...state, found: mergeWorks(answers) };
    },
    async editionsOf(work) {
      const { answers, ...state } = await settled([openLibrary.editions(work, Date.now() + patienceMs)]);
      return { ...state, found: answers[0] ?? null };
    },
    find({ openLibraryId, googleBooksId }) {
      const until = Date.now() + patienceMs;
      return oneOf([openLibraryId ? openLibrary.find({ id: openLibraryId }, until) : null, googleBooksId ? google?.find(googleBooksId, until) : null]);
    },
    findByIsbn(isbn13) {
      const until = Date.now() + patienceMs;
      return oneOf([openLibrary.find({ isbn13 }, until), google?.search(`isbn:${isbn13}`, until).then((found) => found.find((one) => one.isbn13 === isbn13) ?? null)]);
    },
    cover: (ref, size) => fetchCover(outgoing, sources, ref, size),
  };
}

/** Asked at once; those that fail are left out. */
async function settled<T>(asked: readonly (Promise<T> | null | undefined)[]): Promise<{ answers: T[]; failed: boolean; isPartial: boolean }> {
  const results = await Promise.allSettled(asked.filter((one) => one !== null && one !== undefined));
  const answers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return { answers, failed: results.length > 0 && answers.length === 0, isPartial: answers.length < results.length };
}

const asWorks = (editions: Edition[]): Work[] => editions.map((edition) => ({ openLibraryWork: null, editionCount: null, editions: [edition] }));

/** Words only: the catalogues' own query languages are nobody's business here. */
export const tidy = (text: string): string =>
  text.toWellFormed().slice(0, 400)
    .replace(/[\u0000-\u001f"():*?~^\\/[\]{}!<>|&+]+|(?<!\S)-+/g, ' ')
    .replace(/(?<!\S)(?:AND|OR|NOT|TO)(?!\S)/g, (word) => word.toLowerCase())
    .replace(/\s+/g, ' ').trim().slice(0, 200);

const picture = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], maxBytes: 8_000_000 };

/** The address is made from the number; answers of catalogues hold addresses, too, but none is followed. */
function fetchCover(outgoing: Outgoing, sources: CatalogueSources, ref: string, size: CoverSize): Promise<OutsideAnswer> {
  const id = ref.slice(3);
  const isSmall = size === 'small';
  const timeoutMs = isSmall ? 6_000 : 20_000;
  const isGoogle = ref.startsWith('gb-');
  const covers = sources.googleBooks?.covers ?? 'https://books.google.com';
  const url = isGoogle
    ? `${covers}/books/content?${new URLSearchParams({ id, printsec: 'frontcover', img: '1', zoom: isSmall ? '1' : '0' }).toString()}`
    : `${sources.openLibraryCovers}/b/id/${id}-${isSmall ? 'M' : 'L'}.jpg?default=false`;
  return outgoing.get(isGoogle ? 'google-books-covers' : 'open-library-covers', { ...picture, url, timeoutMs }, (answer) => answer);
}
