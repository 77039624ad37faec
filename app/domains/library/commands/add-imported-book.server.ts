import { v7 as uuidv7 } from 'uuid';
import { finishes, latestReading } from '../model/book-state.ts';
import type { ReadingFacts } from '../model/book-state.ts';
import type { MadeNames } from '../model/import/outcome.ts';
import { firstAuthor } from '../model/import/record.ts';
import type { ImportRecord } from '../model/import/record.ts';
import { standing } from '../model/progress.ts';
import { searchTextOf } from '../model/search-text.ts';
import { cut } from '#app/platform/text/folding.ts';
import { matchKey, sortName, titleKey } from '../model/text-keys.ts';
import type { ImportSheets } from './import-sheets.server.ts';
import type { BatchNames } from './keep-imported-names.server.ts';

/** Puts a new book with everything about it on the sheets; returns its id and the names that it uses. */
export function addImportedBook(sheets: ImportSheets, names: BatchNames, record: ImportRecord, now: Date): { bookId: string; used: MadeNames } {
  const bookId = uuidv7();
  const seriesId = (record.series && names.series.idOf(record.series.name)) ?? null;
  const people = record.authors.flatMap(({ name, role }) => {
    const authorId = names.authors.idOf(name);
    return authorId ? [{ authorId, role }] : [];
  });
  const tagIds = names.tags.idsOf(record.tags);
  const addedAt = record.addedOn ? sheets.momentOf(record.addedOn) : now;
  sheets.books.push({
    ...ownColumns(record), ...repeatedColumns(record, now), id: bookId, seriesId, addedAt, otherCells: record.otherCells ?? {},
    seriesPosition: seriesId ? (record.series?.position ?? null) : null,
    lastMovedAt: lastMove(sheets, record) ?? addedAt,
  });
  sheets.addAuthors(bookId, people);
  sheets.addTags(bookId, tagIds);
  for (const reading of record.readings) sheets.addReading(bookId, record.pages, reading);
  return { bookId, used: { authors: people.map(({ authorId }) => authorId), tags: tagIds, series: seriesId ? [seriesId] : [] } };
}

function ownColumns(record: ImportRecord) {
  const { title, subtitle, language, pages, year, isbn13, isbn10, publisher, format, description, priority, state, rating, review, reviewHasSpoilers, privateNotes } = record;
  return { title, subtitle, language, pages, year, isbn13, isbn10, publisher, format, description, priority, state, rating, review, reviewHasSpoilers, privateNotes };
}

/** What a book's row repeats from elsewhere; the same rules as in refreshBooks, before there is a row to read. */
function repeatedColumns(record: ImportRecord, now: Date) {
  const author = firstAuthor(record);
  const readings: ReadingFacts[] = record.readings.map(({ state, startedOn, endedOn }) => ({ state, startedOn: toDay(startedOn), endedOn: toDay(endedOn), createdAt: now }));
  const { timesRead, lastFinishedOn } = finishes(readings);
  const latest = latestReading(readings);
  const isAtEnd = latest?.state === 'finished' && latest.endedOn !== null;
  return {
    titleKey: titleKey(record.title),
    matchKey: matchKey(record.title, author),
    authorSort: author === '' ? '' : cut(sortName(author), 200),
    searchText: searchTextOf({
      ...record,
      authors: record.authors.map(({ name }) => ({ author: { name } })),
      tags: record.tags.map((name) => ({ tag: { name } })),
    }),
    ...standing(record.state, record.pages, isAtEnd ? { page: record.pages, permille: 1000 } : null),
    timesRead,
    lastFinishedOn: lastFinishedOn?.toISOString().slice(0, 10) ?? null,
  };
}

const toDay = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));

/** When the book last moved, as far as the file knows. */
function lastMove(sheets: ImportSheets, record: ImportRecord): Date | null {
  const days = record.readings.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn]).filter((day) => day !== null);
  return days.length === 0 ? null : sheets.momentOf(days.reduce((last, day) => (day > last ? day : last)));
}
