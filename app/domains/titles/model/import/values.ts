import { unescapeCell } from '#app/platform/csv/read-cell.ts';
import { cut } from '#app/platform/text/folding.ts';
import { normalizeLineEnds } from '#app/platform/text/line-ends.ts';
import { endDay, startDay } from '#app/platform/time/partial-day.ts';
import { isOver } from '../walk-state.ts';
import { maxLengths, maxRuns } from './limits.ts';
import type { ImportedReview, ImportedRun, ImportedWalk, TitleNote, TitleRecord } from './record.ts';

/** Text of several lines, as the person wrote it. */
export const linesOf = (text: string): string =>
  normalizeLineEnds(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim();

/** The same of a cell of a table; only there signs are put before what a spreadsheet would run. */
export const cellLines = (cell: string): string => linesOf(unescapeCell(cell));

/** Collects what of a row could not be taken as it stands. */
export class Notes {
  private readonly found = new Set<TitleNote>();
  private readonly today: string;

  constructor(today: string) {
    this.today = today;
  }

  add(note: TitleNote): void {
    this.found.add(note);
  }

  all(): TitleNote[] {
    return [...this.found];
  }

  short(text: string, max: number): string {
    if (text.length > max) this.add('cut');
    return cut(text, max);
  }

  /** `2019-05-00` is a day of that May; `0000-00-00` is none. Days after today are slips of the pen. */
  day(text: string, which: 'start' | 'end'): string | null {
    const known = text.trim().replace(/[ T]\d{1,2}:.*$/, '').replace(/(?:[-/]00){1,2}$/, '');
    if (known === '' || /^0+$/.test(known)) return null;
    const day = which === 'start' ? startDay(known) : endDay(known);
    if (day !== null && day >= '1900-01-01') {
      if (day <= this.today) return day;
      // "Sometime this month" ends later than today.
      if (which === 'end' && (startDay(known) ?? day) <= this.today) return this.today;
    }
    this.add('date');
    return null;
  }

  year(text: string): number | null {
    const year = Number(text.trim());
    if (text.trim() === '' || year === 0) return null;
    if (Number.isInteger(year) && year >= 1870 && year <= 2200) return year;
    this.add('year');
    return null;
  }

  /** A mark of another scale, so many points each; nothing and 0 mean "not rated" where 0 is no mark. */
  rating(text: string, points: number, { zeroIsNone = true } = {}): number | null {
    const plain = text.trim().replace(',', '.');
    if (plain === '' || plain === '--') return null;
    const rating = /^\d{1,3}(?:\.\d{1,3})?$/.test(plain) ? Math.round(Number(plain) * points) : Number.NaN;
    if (rating === 0 && zeroIsNone) return null;
    if (rating >= 0 && rating <= 100) return rating;
    this.add('rating');
    return null;
  }

  /** An opinion has a rating; words without one have no place and are told of. */
  review(rating: number | null, text: string, hasSpoilers = false): ImportedReview | null {
    if (rating === null && text !== '') this.add('unrated');
    return rating === null ? null : { rating, text: text === '' ? null : this.short(text, maxLengths.text), hasSpoilers: text !== '' && hasSpoilers };
  }

  /** As settleWalk has it: a plan has no days, what goes on has no end. Ends are never before starts: of a pair that says so the start is left out. */
  run(run: ImportedRun): ImportedRun {
    const endedOn = isOver(run.state) ? run.endedOn : null;
    const isBackwards = run.startedOn !== null && endedOn !== null && run.startedOn > endedOn;
    const startedOn = run.state === 'planned' || isBackwards ? null : run.startedOn;
    if (startedOn !== run.startedOn || endedOn !== run.endedOn) this.add('date');
    return { ...run, startedOn, endedOn };
  }
}

/** Earlier times through of which nothing else is known. */
export const undatedRuns = (count: number): ImportedRun[] =>
  Array.from({ length: Math.max(0, Math.min(maxRuns - 1, Math.trunc(count) || 0)) }, () => ({ state: 'completed', startedOn: null, endedOn: null, progress: null }));

/** Runs in the order of their ends, those without a day first; the last one is the current. */
export function walkOfRuns(runs: readonly ImportedRun[]): ImportedWalk | null {
  const isOpen = ({ state }: ImportedRun) => (state === 'in_progress' || state === 'paused' ? 1 : 0);
  const dayOf = ({ endedOn, startedOn }: ImportedRun) => endedOn ?? startedOn ?? '';
  const sorted = runs.filter(({ state }) => state !== 'planned').sort((a, b) => isOpen(a) - isOpen(b) || (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)).slice(-maxRuns);
  const last = sorted.pop() ?? runs[0];
  return last ? { ...last, past: sorted } : null;
}

export const withNotes = (record: TitleRecord, notes: Notes): TitleRecord => ({ ...record, notes: notes.all() });
