import { z } from 'zod';
import { parseIsbn } from '../model/isbn.ts';
import { line, lines, list, natural, prose, yearIn } from '#app/platform/text/clean-text.ts';
import { googleBooksId } from './edition.ts';
import type { Edition } from './edition.ts';
import { languageCode } from './languages.ts';

const loose = z.record(z.string(), z.unknown());
/** Where nothing is found, there are no `items`. */
const volumes = z.object({ kind: z.string(), items: z.array(z.unknown()).optional() });

export const readVolumes = (json: unknown): Edition[] => (volumes.parse(json).items ?? []).flatMap((item) => readVolume(item) ?? []);

export function readVolume(json: unknown): Edition | null {
  const volume = loose.safeParse(json).data ?? {};
  const info = loose.safeParse(volume.volumeInfo).data ?? {};
  const id = googleBooksId.safeParse(volume.id).data;
  const title = line(info.title, 500);
  if (!id || !title) return null;
  const numbers = list(info.industryIdentifiers).map((one) => loose.safeParse(one).data?.identifier);
  const isbn = numbers.map((one) => (typeof one === 'string' ? parseIsbn(one.slice(0, 40)) : null)).find((one) => one !== null) ?? null;
  return {
    openLibraryId: null,
    googleBooksId: id,
    title,
    subtitle: line(info.subtitle, 500),
    authors: lines(info.authors, 200, 20),
    publisher: line(info.publisher, 200),
    year: yearIn(info.publishedDate),
    firstYear: null,
    pages: natural(info.pageCount, 100_000),
    language: languageCode(info.language),
    isbn13: isbn?.isbn13 ?? null,
    isbn10: isbn?.isbn10 ?? null,
    format: null,
    description: prose(info.description, 20_000),
    // The picture's address is made from the id: no address from an answer is ever followed.
    cover: info.imageLinks ? `gb-${id}` : null,
  };
}
