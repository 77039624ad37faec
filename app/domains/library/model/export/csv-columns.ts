import type { BookState } from '../book-state.ts';
import { textToHtml } from '#app/platform/text/markup-to-text.ts';
import { formatReadings } from '../import/readings.ts';
import type { ImportRecord } from '../import/record.ts';
import { joinTitle } from '../import/title-series.ts';
import { sortName } from '../text-keys.ts';
import { yearToTyped } from '../year.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';

/** A book with everything that a row of the file says: what an import reads back. */
export type ExportedBook = Omit<ImportRecord, 'bookId' | 'notes' | 'addedOn'> & { id: string; addedOn: string };

const shelfOf: Record<BookState, string> = { to_read: 'to-read', reading: 'currently-reading', read: 'read', stopped: 'stopped' };
const priorityNames = ['', 'low', 'normal', 'high'];

const slashes = (day: string | null | undefined) => (day ?? '').replaceAll('-', '/');
const digits = (isbn: string | null) => `="${isbn ?? ''}"`;
const text = (value: string | null) => escapeCell(value ?? '');
const prose = (value: string | null) => escapeCell(textToHtml(value ?? ''));
const number = (value: number | null) => (value === null ? '' : String(value));

const mainAuthors = (book: ExportedBook) => book.authors.filter((author) => author.role === '');
const finished = (book: ExportedBook) => book.readings.filter((reading) => reading.state === 'finished');

/** What an import could not place, as it was. */
const other = (header: string) => (book: ExportedBook) => text(book.otherCells?.[header] ?? null);

/** Goodreads had these until 2020. */
const olderColumns = ['Recommended For', 'Recommended By', 'Original Purchase Date', 'Original Purchase Location', 'Condition', 'Condition Description', 'BCID'];

/**
 * Goodreads' own 24 columns first and in its order, so that other programs understand the file (empty where we know
 * nothing of the kind); behind them ours, exact where
 * Goodreads' are not (stars, one reading, people without roles).
 */
const columns: readonly [header: string, cell: (book: ExportedBook) => string][] = [
  ['Book Id', (book) => book.id],
  ['Title', (book) => text(joinTitle(book.title, book.series))],
  ['Author', (book) => text(mainAuthors(book)[0]?.name ?? book.authors[0]?.name ?? '')],
  ['Author l-f', (book) => text(sortName(mainAuthors(book)[0]?.name ?? ''))],
  ['Additional Authors', (book) => text(mainAuthors(book).slice(1).map((author) => author.name).join(', '))],
  ['ISBN', (book) => digits(book.isbn10)],
  ['ISBN13', (book) => digits(book.isbn13)],
  ['My Rating', (book) => String(Math.round((book.rating ?? 0) / 20))],
  ['Average Rating', other('Average Rating')],
  ['Publisher', (book) => text(book.publisher)],
  ['Binding', (book) => text(book.format)],
  ['Number of Pages', (book) => number(book.pages)],
  // Without the book's own year it would be read as that.
  ['Year Published', (book) => (book.year === null ? '' : other('Year Published')(book))],
  ['Original Publication Year', (book) => (book.year === null ? '' : String(yearToTyped(book.year)))],
  ['Date Read', (book) => slashes(finished(book).map((reading) => reading.endedOn ?? '').sort().at(-1))],
  ['Date Added', (book) => slashes(book.addedOn)],
  ['Bookshelves', (book) => text([...book.tags, shelfOf[book.state]].join(', '))],
  ['Bookshelves with positions', () => ''],
  ['Exclusive Shelf', (book) => shelfOf[book.state]],
  ['My Review', (book) => prose(book.review)],
  ['Spoiler', (book) => (book.reviewHasSpoilers ? 'true' : '')],
  ['Private Notes', (book) => prose(book.privateNotes)],
  ['Read Count', (book) => String(finished(book).length)],
  ['Owned Copies', other('Owned Copies')],
  ['Subtitle', (book) => text(book.subtitle)],
  ['Contributors', (book) => text(book.authors.map(({ name, role }) => (role ? `${name} (${role})` : name)).join('; '))],
  ['Series', (book) => text(book.series?.name ?? null)],
  ['Series Number', (book) => book.series?.position ?? ''],
  ['Language', (book) => text(book.language)],
  ['Description', (book) => prose(book.description)],
  ['Exact Rating', (book) => number(book.rating)],
  ['Priority', (book) => priorityNames[book.priority] ?? ''],
  ['Readings', (book) => formatReadings(book.readings)],
  ...olderColumns.map((header): [string, (book: ExportedBook) => string] => [header, other(header)]),
];

export const csvHeader = columns.map(([header]) => header);

export const csvCells = (book: ExportedBook): string[] => columns.map(([, cell]) => cell(book));
