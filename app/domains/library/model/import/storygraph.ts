import { numberOf } from '#app/platform/csv/read-cell.ts';
import type { BookState } from '../book-state.ts';
import { pagesOf, ratingOf, yearOf } from './cells.ts';
import { endDay } from '#app/platform/time/partial-day.ts';
import { dayRanges } from './dates.ts';
import type { DayRange } from './dates.ts';
import { maxLengths } from './limits.ts';
import { contributorsOf, ownDetails, titleAndSeries } from './own-columns.ts';
import { distinctPeople, splitPeople } from './people.ts';
import { finishedReadings, settleReadings } from './readings.ts';
import type { ImportRecord, ImportedReading } from './record.ts';
import { knownDay, listOf, notFuture, tagsOf } from './row.ts';
import type { Row } from './row.ts';
import { stateOfShelf } from './shelves.ts';

/** A row of StoryGraph's export. */
export function storygraphRecord(row: Row, today: string): ImportRecord {
  // The same column holds StoryGraph's own ids for books without an ISBN.
  const isbn = row.isbn(['isbnOrUid', 'isbn13', 'isbn'], { mayBeOther: true });
  const status = row.line('status');
  const fields = {
    bookId: null,
    ...titleAndSeries(row),
    ...ownDetails(row),
    authors: distinctPeople([...splitPeople(row.line('authors')).map((name) => ({ name, role: '' })), ...contributorsOf(row, /[,;]/)]),
    isbn13: isbn?.isbn13 ?? null,
    isbn10: isbn?.isbn10 ?? null,
    pages: row.number('pages', pagesOf, 'pages'),
    year: row.number('originalYear', yearOf, 'year') ?? row.number('yearPublished', yearOf, 'year'),
    publisher: row.short('publisher', maxLengths.publisher),
    format: row.short('format', maxLengths.format),
    rating: row.number('starRating', ratingOf, 'rating'),
    review: row.prose('review', maxLengths.review),
    reviewHasSpoilers: false,
    privateNotes: row.prose('privateNotes', maxLengths.privateNotes),
    ...readingsOf(row, status, today),
    tags: tagsOf([...listOf(row.raw('tags')), ...(stateOfShelf(status) === null ? [status] : [])]),
    addedOn: notFuture(knownDay(row, 'dateAdded', endDay), today, row),
    otherCells: row.otherCells(),
  };
  return { ...fields, notes: [...row.notes] };
}

/** Each range of days is a reading; more of them when the count says so. */
function readingsOf(row: Row, status: string, today: string): { state: BookState; readings: ImportedReading[] } {
  const ranges = rangesOf(row, today);
  const count = Math.trunc(row.number('readCount', numberOf, 'date') ?? 0);
  const closed = ranges.filter((range) => range.endedOn !== null);
  const begun = ranges.filter((range) => range.endedOn === null && range.startedOn !== null);
  const state = stateOfShelf(status) ?? (closed.length > 0 || count > 0 ? 'read' : 'to_read');
  const open: ImportedReading[] = state === 'reading' ? begun.map((range) => ({ state: 'reading', ...range })) : [];
  const isStopped = state === 'stopped';
  // Whatever the last range of a stopped book is, it is the one that was stopped.
  const last = isStopped ? ranges.at(-1) : undefined;
  const stopped: ImportedReading[] = last ? [{ state: 'stopped', ...last }] : [];
  const finished = finishedReadings(isStopped ? closed.filter((range) => range !== last) : closed, count);
  return { state, readings: settleReadings(state, [...finished, ...stopped, ...open]) };
}

/** Every list of ranges, or the last day alone. */
function rangesOf(row: Row, today: string): DayRange[] {
  const found = dayRanges(row.line('datesRead'));
  if (found.includes(null)) row.notes.add('date');
  const ranges = found.filter((range) => range !== null);
  const endedOn = knownDay(row, 'dateRead', endDay);
  if (endedOn !== null && !ranges.some((range) => range.endedOn !== null)) ranges.push({ startedOn: null, endedOn });
  return ranges
    .map((range) => ({ startedOn: notFuture(range.startedOn, today, row), endedOn: notFuture(range.endedOn, today, row) }))
    .filter((range) => range.startedOn !== null || range.endedOn !== null);
}
