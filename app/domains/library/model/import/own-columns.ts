import { numberOf } from '#app/platform/csv/read-cell.ts';
import { maxLengths } from './limits.ts';
import { personWithRole } from './people.ts';
import type { Person } from './people.ts';
import type { ImportRecord } from './record.ts';
import type { Row } from './row.ts';
import { joinTitle, plainNumber, splitTitle } from './title-series.ts';

/*
 * The columns that our own export adds to Goodreads' (see export/csv-columns.ts). Every one is optional: they are
 * read wherever they stand.
 */

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

export function ownBookId(row: Row): string | null {
  const id = row.line('bookId').toLowerCase();
  return uuid.test(id) ? id : null;
}

const priorities: Record<string, number> = { low: 1, normal: 2, high: 3 };

export function ownDetails(row: Row): Pick<ImportRecord, 'subtitle' | 'language' | 'description' | 'priority'> {
  const language = row.line('language').toLowerCase();
  return {
    subtitle: row.short('subtitle', maxLengths.subtitle),
    language: /^[a-z]{2,3}$/.test(language) ? language : null,
    description: row.prose('description', maxLengths.description),
    priority: priorities[row.line('priority').toLowerCase()] ?? 0,
  };
}

/** `Name; Other Name (translator)`: exact where "Additional Authors" is only names. */
export const contributorsOf = (row: Row, separator: RegExp): Person[] =>
  row.line('contributors').split(separator).map((item) => item.trim()).filter(Boolean).map(personWithRole);

/** 0–100, exactly; null when the column is missing, empty or no such number. */
export function exactRating(row: Row): number | null {
  const rating = numberOf(row.raw('exactRating'));
  return rating !== null && Number.isInteger(rating) && rating >= 0 && rating <= 100 ? rating : null;
}

/** With a column for the series the title is only freed of what our export put behind it. */
export function titleAndSeries(row: Row): Pick<ImportRecord, 'title' | 'series'> {
  const whole = row.limit(row.line('title'), maxLengths.title + maxLengths.series) ?? '';
  if (!row.has('series')) {
    const { title, series } = splitTitle(whole);
    return { title: row.limit(title, maxLengths.title) ?? '', series: series && { ...series, name: row.limit(series.name, maxLengths.series) ?? '' } };
  }
  const name = row.short('series', maxLengths.series);
  const number = numberOf(row.raw('seriesNumber'));
  const position = number !== null && number >= 0 && number <= 99_999 ? plainNumber(String(number)) : null;
  const series = name === null ? null : { name, position };
  const tail = joinTitle('', series);
  const title = tail !== '' && whole.endsWith(tail) ? whole.slice(0, -tail.length) : whole;
  return { title: row.limit(title, maxLengths.title) ?? '', series };
}
