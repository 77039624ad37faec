import { stringify } from 'csv-stringify/sync';
import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import type { Prisma } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { csvCells, csvHeader } from '../model/export/csv-columns.ts';
import type { ExportedBook } from '../model/export/csv-columns.ts';
import { yearToTyped } from '../model/year.ts';

const batchSize = 500;

const exported = {
  id: true, title: true, subtitle: true, seriesPosition: true, language: true, pages: true, year: true, isbn13: true, isbn10: true,
  publisher: true, format: true, description: true, priority: true, state: true, rating: true, review: true, reviewHasSpoilers: true,
  privateNotes: true, addedAt: true, currentPage: true, currentPermille: true,
  coverId: true, openLibraryId: true, googleBooksId: true, otherCells: true, deletedAt: true,
  series: { select: { name: true } },
  authors: { select: { role: true, author: { select: { name: true } } }, orderBy: { position: 'asc' } },
  tags: { select: { tag: { select: { name: true } } }, orderBy: { tag: { nameKey: 'asc' } } },
  readings: { select: { id: true, state: true, startedOn: true, endedOn: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  progress: {
    where: { retractedAt: null },
    select: { readingId: true, at: true, day: true, page: true, permille: true, pagesAdvanced: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.BookSelect;

const load = (owner: DataOwner, isTrash: boolean, after: string | null) =>
  owner.db.book.findMany({
    where: { ownerId: owner.viewer.id, deletedAt: isTrash ? { not: null } : null, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: exported,
  });

type Loaded = Awaited<ReturnType<typeof load>>[number];

/** Every book of the shelf, or of the trash, in batches, so that memory does not grow with the shelf. */
async function* batches(owner: DataOwner, isTrash = false): AsyncGenerator<Loaded[]> {
  let after: string | null = null;
  for (;;) {
    const books: Loaded[] = await load(owner, isTrash, after);
    if (books.length > 0) yield books;
    if (books.length < batchSize) return;
    after = books.at(-1)?.id ?? null;
  }
}

const dayOrNull = (day: Date | null) => (day ? dayText(day) : null);

function toExported(book: Loaded, zone: string): ExportedBook {
  const { series, seriesPosition, authors, tags, readings, addedAt, otherCells, progress: _, currentPage: _page, currentPermille: _permille, ...fields } = book;
  return {
    ...fields,
    series: series && { name: series.name, position: seriesPosition === null ? null : String(Number(seriesPosition)) },
    authors: authors.map(({ role, author }) => ({ name: author.name, role })),
    tags: tags.map(({ tag }) => tag.name),
    readings: readings.map(({ state, startedOn, endedOn }) => ({ state, startedOn: dayOrNull(startedOn), endedOn: dayOrNull(endedOn) })),
    addedOn: dayText(dayInZone(addedAt, zone)),
    otherCells: otherCells as Record<string, string>,
  };
}

/** The shelf as CSV with Goodreads' columns and ours; UTF-8 with a mark, so that spreadsheets read Cyrillic. */
export async function* exportBooksAsCsv(owner: DataOwner): AsyncGenerator<string> {
  yield `\ufeff${stringify([csvHeader])}`;
  for await (const books of batches(owner)) yield stringify(books.map((book) => csvCells(toExported(book, owner.timeZone))));
}

/** Everything about the books of the shelf (or of the trash), as one JSON document. */
export async function* exportLibraryAsJson(owner: DataOwner, { isTrash = false } = {}): AsyncGenerator<string> {
  const head = { format: 'kruzhok.library', version: 1, exportedAt: owner.now.toISOString(), username: owner.viewer.username };
  yield `${JSON.stringify(head).slice(0, -1)},"books":[`;
  let isFirst = true;
  for await (const books of batches(owner, isTrash)) {
    yield books.map((book) => JSON.stringify(toJson(book, owner.timeZone))).map((json, index) => (isFirst && index === 0 ? json : `,\n${json}`)).join('');
    isFirst = false;
  }
  yield ']}\n';
}

function toJson(book: Loaded, zone: string) {
  const { readings, ...plain } = toExported(book, zone);
  const positions = (id: string | undefined) =>
    book.progress
      .filter((entry) => entry.readingId === id)
      .map(({ at, day, page, permille, pagesAdvanced }) => ({ at: at.toISOString(), day: dayText(day), page, permille, pagesAdvanced }));
  return {
    ...plain,
    year: plain.year === null ? null : yearToTyped(plain.year),
    addedAt: book.addedAt.toISOString(),
    position: { page: book.currentPage, permille: book.currentPermille },
    readings: readings.map((reading, index) => ({ ...reading, progress: positions(book.readings[index]?.id) })),
  };
}
