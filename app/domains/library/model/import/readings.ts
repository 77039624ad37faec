import type { BookState } from '../book-state.ts';
import type { ImportedReading } from './record.ts';
import { maxReadings } from './limits.ts';

/** Sorted by end, unknown ends first; a start after its end is a slip of the pen and is dropped. */
function tidy(readings: readonly ImportedReading[]): ImportedReading[] {
  const inOrder = readings.map((reading) =>
    reading.startedOn && reading.endedOn && reading.startedOn > reading.endedOn ? { ...reading, startedOn: null } : reading);
  const end = (reading: ImportedReading) => (reading.state === 'reading' ? '9999' : (reading.endedOn ?? ''));
  return inOrder.sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
}

/**
 * What the file says about readings, made to agree with the shelf: a read book was finished at least once, a book
 * being read has exactly one open reading, a stopped one a stopped reading.
 */
export function settleReadings(state: BookState, readings: readonly ImportedReading[]): ImportedReading[] {
  const open = readings.filter((reading) => reading.state === 'reading');
  const closed = readings.filter((reading) => reading.state !== 'reading').slice(0, maxReadings - 1);
  const nothing = { startedOn: null, endedOn: null };
  if (state === 'reading') return tidy([...closed, open.at(-1) ?? { state: 'reading', ...nothing }]);
  if (state === 'read' && !closed.some((reading) => reading.state === 'finished')) closed.push({ state: 'finished', ...nothing });
  if (state === 'stopped' && !closed.some((reading) => reading.state === 'stopped')) closed.push({ state: 'stopped', ...nothing });
  return tidy(closed);
}

/** Finished readings with the known dates, and as many more without a date as the count says. */
export function finishedReadings(dated: readonly { startedOn: string | null; endedOn: string | null }[], count: number): ImportedReading[] {
  const readings: ImportedReading[] = dated.map((range) => ({ state: 'finished', ...range }));
  const missing = Math.min(count, maxReadings) - readings.length;
  for (let index = 0; index < missing; index += 1) readings.push({ state: 'finished', startedOn: null, endedOn: null });
  return readings;
}

const pattern = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})? (finished|stopped|reading)$/;

/** Our own column: `2021-03-01..2021-03-09 finished; ..2022-01-05 finished; .. reading`. */
export function parseReadings(text: string): ImportedReading[] {
  return text.split(';').flatMap((piece) => {
    const match = pattern.exec(piece.trim());
    if (!match) return [];
    return [{ startedOn: match[1] ?? null, endedOn: match[2] ?? null, state: match[3] as ImportedReading['state'] }];
  });
}

export const formatReadings = (readings: readonly ImportedReading[]): string =>
  readings.map(({ startedOn, endedOn, state }) => `${startedOn ?? ''}..${endedOn ?? ''} ${state}`).join('; ');
