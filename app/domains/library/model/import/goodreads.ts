import { numberOf } from '#app/platform/csv/read-cell.ts';
import { parseDay } from '#app/platform/time/days.ts';
import type { BookState } from '../book-state.ts';
import { pagesOf, ratingOf, yearOf } from './cells.ts';
import { endDay } from '#app/platform/time/partial-day.ts';
import { maxLengths } from './limits.ts';
import { contributorsOf, exactRating, ownBookId, ownDetails, titleAndSeries } from './own-columns.ts';
import { distinctPeople, splitPeople } from './people.ts';
import type { Person } from './people.ts';
import { finishedReadings, parseReadings, settleReadings } from './readings.ts';
import type { ImportRecord, ImportedReading } from './record.ts';
import { knownDay, listOf, notFuture, tagsOf } from './row.ts';
import type { Row } from './row.ts';
import { stateOfShelf } from './shelves.ts';

/** A row of Goodreads' export (both generations), or of our own, which has the same columns and more. */
export function goodreadsRecord(row: Row, today: string): ImportRecord {
  const isbn = row.isbn(['isbn13', 'isbn']);
  const shelf = row.line('shelf');
  const readings = readingsOf(row, shelf, today);
  const fields = {
    bookId: ownBookId(row),
    ...titleAndSeries(row),
    ...ownDetails(row),
    authors: authorsOf(row),
    isbn13: isbn?.isbn13 ?? null,
    isbn10: isbn?.isbn10 ?? null,
    pages: row.number('pages', pagesOf, 'pages'),
    year: row.number('originalYear', yearOf, 'year') ?? row.number('yearPublished', yearOf, 'year'),
    publisher: row.short('publisher', maxLengths.publisher),
    format: row.short('format', maxLengths.format),
    rating: exactRating(row) ?? row.number('rating', ratingOf, 'rating'),
    review: row.prose('review', maxLengths.review),
    reviewHasSpoilers: /^(?:true|yes|1)$/i.test(row.line('spoiler')),
    privateNotes: row.prose('privateNotes', maxLengths.privateNotes),
    ...readings,
    tags: tagsOf(shelvesOf(row, shelf)),
    addedOn: notFuture(knownDay(row, 'dateAdded', endDay), today, row),
    otherCells: otherCellsOf(row),
  };
  return { ...fields, notes: [...row.notes] };
}

/** With the edition's own year, and the number that Goodreads knows the book by. */
function otherCellsOf(row: Row): Record<string, string> {
  const named = { 'Year Published': row.line('yearPublished'), 'Book Id': ownBookId(row) === null ? row.line('bookId') : '' };
  return { ...row.otherCells(), ...Object.fromEntries(Object.entries(named).filter(([, cell]) => /^-?\d{1,12}$/.test(cell))) };
}

/** Goodreads lists the exclusive shelf among the others; it is a tag unless it already is the state. */
function shelvesOf(row: Row, exclusive: string): string[] {
  const shelves = listOf(row.raw('shelves'));
  return stateOfShelf(exclusive) === null ? [...shelves, exclusive] : shelves.filter((shelf) => shelf !== exclusive);
}

/** Goodreads does not say who of the additional people translated, drew or wrote: they are authors. */
function authorsOf(row: Row): Person[] {
  const first = [{ name: row.line('author'), role: '' }];
  if (row.has('contributors')) return distinctPeople([...first, ...contributorsOf(row, /;/)]);
  return distinctPeople([...first, ...splitPeople(row.line('additionalAuthors')).map((name) => ({ name, role: '' }))]);
}

/** Our own column, which somebody may have written in: a day that is none, or has not come, is left out. */
function ownReadings(row: Row, today: string): ImportedReading[] {
  const dayOf = (day: string | null) => {
    if (day === null || parseDay(day) !== null) return notFuture(day, today, row);
    row.notes.add('date');
    return null;
  };
  return parseReadings(row.line('readings')).map(({ startedOn, endedOn, state }) => ({ startedOn: dayOf(startedOn), endedOn: dayOf(endedOn), state }));
}

/**
 * The shelf is the state. A shelf of the person's own ("waiting") says nothing about it: a date or a count of
 * readings then means read, nothing means to read, and the shelf becomes a tag.
 */
function readingsOf(row: Row, shelf: string, today: string): { state: BookState; readings: ImportedReading[] } {
  const endedOn = notFuture(knownDay(row, 'dateRead', endDay), today, row);
  const count = Math.trunc(row.number('readCount', numberOf, 'date') ?? 0);
  const state = stateOfShelf(shelf) ?? (endedOn !== null || count > 0 ? 'read' : 'to_read');
  if (row.has('readings')) return { state, readings: settleReadings(state, ownReadings(row, today)) };
  if (state === 'stopped') {
    const stopped: ImportedReading = { state: 'stopped', startedOn: null, endedOn };
    return { state, readings: settleReadings(state, [stopped, ...finishedReadings([], count - 1)]) };
  }
  // Goodreads counts the reading under way, too.
  const finished = finishedReadings(endedOn === null ? [] : [{ startedOn: null, endedOn }], state === 'reading' ? count - 1 : count);
  return { state, readings: settleReadings(state, finished) };
}
