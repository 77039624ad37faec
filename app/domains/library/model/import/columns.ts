import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { lineOf } from '#app/platform/csv/read-cell.ts';
import { likelyDelimiter } from '#app/platform/csv/read-table.ts';
import type { Delimiter } from '#app/platform/csv/read-table.ts';
import { cut } from '#app/platform/text/folding.ts';

export type ImportFormat = 'goodreads' | 'storygraph';

/** Our names for the columns that are read; the first spelling is the exporter's own, others occur in the wild. */
const columnNames = {
  bookId: ['book id'],
  title: ['title'],
  author: ['author'],
  authors: ['authors'],
  additionalAuthors: ['additional authors', 'additional author'],
  contributors: ['contributors'],
  isbn: ['isbn', 'isbn10', 'isbn-10'],
  isbn13: ['isbn13', 'isbn-13', 'ean'],
  isbnOrUid: ['isbn/uid', 'isbn/uuid', 'isbn uid'],
  rating: ['my rating'],
  starRating: ['star rating'],
  exactRating: ['exact rating'],
  publisher: ['publisher'],
  format: ['binding', 'format'],
  pages: ['number of pages', 'pages', 'page count'],
  yearPublished: ['year published'],
  originalYear: ['original publication year'],
  dateRead: ['date read', 'last date read'],
  datesRead: ['dates read'],
  dateAdded: ['date added'],
  shelves: ['bookshelves'],
  shelf: ['exclusive shelf'],
  status: ['read status'],
  tags: ['tags'],
  review: ['my review', 'review'],
  spoiler: ['spoiler', 'spoilers'],
  privateNotes: ['private notes'],
  readCount: ['read count'],
  // Of our own export:
  subtitle: ['subtitle'],
  series: ['series'],
  seriesNumber: ['series number'],
  language: ['language'],
  description: ['description'],
  priority: ['priority'],
  readings: ['readings'],
} as const;

export type ColumnName = keyof typeof columnNames;
/** `others`: columns that a book has no place for. */
export type Columns = { format: ImportFormat; width: number; at: Partial<Record<ColumnName, number>>; others: { header: string; index: number }[] };

const byHeader = new Map<string, ColumnName>(
  Object.entries(columnNames).flatMap(([name, headers]) => headers.map((header) => [header, name as ColumnName] as const)),
);

const foldHeader = (header: string): string =>
  header.replace(/^\ufeff/, '').trim().replace(/^["']|["']$/g, '').trim().toLowerCase().replace(/[\s_]+/g, ' ');

/** A column that only says again what another says. */
const saidElsewhere = new Set(['author l-f']);
const maxOthers = 40;

/** Which column stands where, by name; throws when this is no header of a file we know. */
export function recogniseColumns(header: readonly string[]): Columns {
  const at: Columns['at'] = {};
  const others: Columns['others'] = [];
  header.forEach((cell, index) => {
    const name = byHeader.get(foldHeader(cell));
    if (name !== undefined) at[name] ??= index;
    else if (!saidElsewhere.has(foldHeader(cell)) && others.length < maxOthers) others.push({ header: cut(lineOf(cell), 80), index });
  });
  const format = formatOf(at);
  if (format) return { format, width: header.length, at, others: others.filter(({ header }) => header !== '') };
  // A first row of data has hardly any known name; a foreign table has some.
  const known = Object.keys(at).length;
  if (known === 0) throw new FileProblem('noHeader');
  throw new FileProblem('unknownColumns', { columns: header.slice(0, 12).map((cell) => cell.trim().slice(0, 40)).join(', ') });
}

function formatOf(at: Columns['at']): ImportFormat | null {
  const has = (...names: ColumnName[]) => names.some((name) => at[name] !== undefined);
  if (!has('title')) return null;
  if (has('author') && has('shelf', 'rating', 'bookId', 'shelves')) return 'goodreads';
  if (has('authors') && has('status', 'starRating', 'isbnOrUid', 'datesRead')) return 'storygraph';
  return null;
}

export const delimiterOf = (firstLine: string): Delimiter => likelyDelimiter(firstLine, (cell) => byHeader.has(foldHeader(cell)));
