import { z } from 'zod';
import { parseIsbn } from '../model/isbn.ts';
import type { Isbn } from '../model/isbn.ts';
import { line, lines, list, natural, prose, yearIn } from '#app/platform/text/clean-text.ts';
import { openLibraryId, openLibraryWorkId } from './edition.ts';
import type { Edition, Work } from './edition.ts';
import { languageCode } from './languages.ts';

/*
 * Open Library's answers, read tolerantly: anyone may edit its records, so any field may be missing or of another
 * kind, and only an answer without its frame is rubbish.
 */

const loose = z.record(z.string(), z.unknown());
type Loose = z.infer<typeof loose>;
const search = z.object({ docs: z.array(z.unknown()) });
const editions = z.object({ entries: z.array(z.unknown()) });

const looseOr = (value: unknown): Loose => loose.safeParse(value).data ?? {};

/** `/books/OL7353617M` → `OL7353617M`. */
const idIn = (key: unknown): string => (typeof key === 'string' ? (key.split('/').at(-1) ?? '') : '');
const editionId = (key: unknown): string | null => openLibraryId.safeParse(idIn(key)).data ?? null;
const workId = (key: unknown): string | null => openLibraryWorkId.safeParse(idIn(key)).data ?? null;

const isbnOf = (candidates: unknown[]): Isbn | null => {
  for (const one of candidates) {
    const isbn = typeof one === 'string' ? parseIsbn(one.slice(0, 40)) : null;
    if (isbn) return isbn;
  }
  return null;
};

const coverOf = (id: unknown): string | null => (natural(id, 999_999_999_999) === null ? null : `ol-${id as number}`);

/** `search.json`: works, each with the one edition that fits the question best. */
export function readSearch(json: unknown): Work[] {
  return search.parse(json).docs.flatMap((doc) => searchedWork(looseOr(doc)) ?? []);
}

function searchedWork(doc: Loose): Work | null {
  const openLibraryWork = workId(doc.key);
  const best = looseOr(list(looseOr(doc.editions).docs)[0]);
  const id = editionId(best.key) ?? openLibraryWork;
  const title = line(best.title, 500) ?? line(doc.title, 500);
  if (!id || !title) return null;
  const isbn = isbnOf(list(best.isbn));
  const edition: Edition = {
    openLibraryId: id,
    googleBooksId: null,
    title,
    subtitle: line(best.subtitle, 500),
    authors: lines(doc.author_name, 200, 20),
    publisher: line(list(best.publisher)[0], 200),
    year: yearIn(list(best.publish_date)[0]),
    firstYear: yearIn(doc.first_publish_year),
    pages: null,
    language: languageCode(list(best.language)[0]),
    isbn13: isbn?.isbn13 ?? null,
    isbn10: isbn?.isbn10 ?? null,
    format: line(list(best.format)[0], 60),
    description: null,
    cover: coverOf(best.cover_i) ?? coverOf(doc.cover_i),
  };
  return { openLibraryWork, title: line(doc.title, 500), editionCount: natural(doc.edition_count, 100_000), editions: [edition] };
}

/** A record of an edition (`/books/…`, `/isbn/…`, an entry of `editions.json`); it knows no authors' names. */
export function readEdition(json: unknown): { edition: Edition; work: string | null } | null {
  const record = looseOr(json);
  const id = editionId(record.key);
  const title = line(record.title, 500);
  if (!id || !title) return null;
  const isbn = isbnOf([...list(record.isbn_13), ...list(record.isbn_10)]);
  const edition: Edition = {
    openLibraryId: id,
    googleBooksId: null,
    title,
    subtitle: line(record.subtitle, 500),
    authors: [],
    publisher: line(list(record.publishers)[0], 200),
    year: yearIn(record.publish_date),
    firstYear: null,
    pages: natural(record.number_of_pages, 100_000),
    language: languageCode(looseOr(list(record.languages)[0]).key),
    isbn13: isbn?.isbn13 ?? null,
    isbn10: isbn?.isbn10 ?? null,
    format: line(record.physical_format, 60),
    description: prose(record.description, 20_000),
    cover: list(record.covers).map(coverOf).find((cover) => cover !== null) ?? null,
  };
  return { edition, work: workId(looseOr(list(record.works)[0]).key) };
}

export const readEditions = (json: unknown): Edition[] => editions.parse(json).entries.flatMap((entry) => readEdition(entry)?.edition ?? []);

/** Of a work only what its editions do not say better. */
export function readWork(json: unknown): Pick<Edition, 'description' | 'firstYear'> & { title: string | null; cover: string | null } {
  const record = loose.parse(json);
  return {
    title: line(record.title, 500),
    description: prose(record.description, 20_000),
    firstYear: yearIn(record.first_publish_date),
    cover: list(record.covers).map(coverOf).find((cover) => cover !== null) ?? null,
  };
}
