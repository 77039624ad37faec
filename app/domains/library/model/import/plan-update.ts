import type { BookState } from '../book-state.ts';
import { nameKey } from '../text-keys.ts';
import type { ImportRecord, ImportedReading } from './record.ts';

/** The columns that an import fills where they are empty. */
export const fillable = [
  'subtitle', 'isbn13', 'isbn10', 'language', 'pages', 'year', 'publisher', 'format', 'description', 'rating', 'review', 'privateNotes',
] as const;
export type Fillable = (typeof fillable)[number];
export type Fields = { [K in Fillable]: ImportRecord[K] };

export type ShelvedReading = ImportedReading & {
  id: string;
  /** Day of the latest progress that stands. */
  movedOn: string | null;
};

export type ShelvedBook = Fields & {
  id: string;
  state: BookState;
  priority: number;
  hasSeries: boolean;
  hasAuthors: boolean;
  tagKeys: ReadonlySet<string>;
  readings: readonly ShelvedReading[];
};

export type UpdatePlan = {
  fields: Partial<Fields>;
  spoilers: boolean;
  priority: number | null;
  series: ImportRecord['series'];
  authors: ImportRecord['authors'];
  tags: string[];
  state: BookState | null;
  newReadings: ImportedReading[];
  /** Days that our readings did not know. */
  datedReadings: { id: string; startedOn: string | null; endedOn: string | null }[];
  /** Our open reading that the file knows the end of. */
  endedReading: { id: string; state: 'finished' | 'stopped'; endedOn: string } | null;
};

/**
 * What a row adds to a book that is already here. The rule: it fills what is empty and adds what is missing; where
 * both know something, ours stays. So a file imported twice plans nothing the second time.
 */
export function planUpdate(book: ShelvedBook, record: ImportRecord): UpdatePlan {
  const fields = missingFields(book, record);
  return {
    fields,
    spoilers: fields.review !== undefined && record.reviewHasSpoilers,
    priority: book.priority === 0 && record.priority > 0 ? record.priority : null,
    series: book.hasSeries ? null : record.series,
    authors: book.hasAuthors ? [] : record.authors,
    tags: record.tags.filter((tag) => !book.tagKeys.has(nameKey(tag))),
    ...planReadings(book, record),
  };
}

function missingFields(book: Fields, record: Fields): Partial<Fields> {
  const missing = fillable.filter((name) => book[name] === null && record[name] !== null);
  return Object.fromEntries(missing.filter((name) => !name.startsWith('isbn') || book.isbn13 === null).map((name) => [name, record[name]]));
}

type ReadingPlan = Pick<UpdatePlan, 'state' | 'newReadings' | 'datedReadings' | 'endedReading'>;

function planReadings(book: ShelvedBook, record: ImportRecord): ReadingPlan {
  const plan: ReadingPlan = { state: null, newReadings: [], datedReadings: [], endedReading: null };
  const isUntouched = book.state === 'to_read' && book.readings.length === 0;
  if (isUntouched && record.state !== 'to_read') return { ...plan, state: record.state, newReadings: record.readings };
  const free = new Set(book.readings);
  // The surest pairs first, so that an undated reading does not take another's partner.
  const incoming = record.readings.filter((reading) => reading.state === 'finished');
  const left = incoming.filter((reading) => !takeEqual(free, reading, plan));
  for (const reading of left.reverse()) {
    const isEnd = record.state === 'read' && endOpen(free, reading, plan);
    if (!isEnd && !takeUndated(free, reading, plan)) plan.newReadings.unshift(reading);
  }
  planUnfinished(book, record, plan);
  return plan;
}

const isFinished = (reading: ImportedReading) => reading.state === 'finished';

/** A finished reading of ours with the same last day. */
function takeEqual(free: Set<ShelvedReading>, reading: ImportedReading, plan: ReadingPlan): boolean {
  if (reading.endedOn === null) return false;
  const found = [...free].filter((ours) => isFinished(ours) && ours.endedOn === reading.endedOn);
  const [ours] = [...found.filter((one) => one.startedOn === reading.startedOn), ...found];
  if (!ours) return false;
  free.delete(ours);
  date(ours, reading, plan);
  return true;
}

/** An undated finished reading of ours gets the file's days; an undated one of the file is any of ours. */
function takeUndated(free: Set<ShelvedReading>, reading: ImportedReading, plan: ReadingPlan): boolean {
  const ours = [...free].find((one) => isFinished(one) && (reading.endedOn === null || one.endedOn === null));
  if (!ours) return false;
  free.delete(ours);
  date(ours, reading, plan);
  return true;
}

function date(ours: ShelvedReading, theirs: ImportedReading, plan: ReadingPlan): void {
  const endedOn = ours.endedOn ?? theirs.endedOn;
  const startedOn = ours.startedOn ?? theirs.startedOn;
  if (startedOn && endedOn && startedOn > endedOn) return;
  if (startedOn !== ours.startedOn || endedOn !== ours.endedOn) plan.datedReadings.push({ id: ours.id, startedOn, endedOn });
}

/** The book was being read here; the file knows that it was finished, after everything we know. */
function endOpen(free: Set<ShelvedReading>, reading: ImportedReading, plan: ReadingPlan): boolean {
  const ours = [...free].find((one) => one.state === 'reading');
  if (!ours || reading.endedOn === null || plan.endedReading) return false;
  if ([ours.startedOn, ours.movedOn].some((day) => day !== null && day > reading.endedOn!)) return false;
  free.delete(ours);
  plan.endedReading = { id: ours.id, state: 'finished', endedOn: reading.endedOn };
  return true;
}

/** A reading that the file knows as begun counts only where it began after all that ours knows. */
function planUnfinished(book: ShelvedBook, record: ImportRecord, plan: ReadingPlan): void {
  const begun = record.readings.find((reading) => reading.state === 'reading');
  const startedOn = begun?.startedOn ?? null;
  if (!begun || startedOn === null || book.state === 'to_read') return;
  if (book.readings.every((reading) => reading.endedOn !== null && reading.endedOn < startedOn)) plan.newReadings.push(begun);
}

export type Change = Fillable | 'priority' | 'series' | 'authors' | 'tags' | 'state' | 'readings' | 'dates';

/** What a plan changes, for showing; empty = nothing. */
export function changesOf(plan: UpdatePlan): Change[] {
  const changes: Change[] = Object.keys(plan.fields).filter((name) => name !== 'isbn10') as Fillable[];
  if (plan.priority !== null) changes.push('priority');
  if (plan.series) changes.push('series');
  if (plan.authors.length > 0) changes.push('authors');
  if (plan.tags.length > 0) changes.push('tags');
  if (plan.state) changes.push('state');
  if (plan.newReadings.length > 0) changes.push('readings');
  if (plan.datedReadings.length > 0 || plan.endedReading) changes.push('dates');
  return changes;
}
