import { parseDay } from '#app/platform/time/days.ts';

const datePattern = /(\d{4})(?:([/.-])(\d{1,2})(?!\d)(?:\2(\d{1,2})(?!\d))?)?/;

export type Period = { first: string; last: string };

const two = (value: number) => String(value).padStart(2, '0');
const iso = (year: number, month: number, day: number) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** The days that `2021/03/09`, `2021-03-09`, `2021/03` or `2021` stand for; null when it is no date. */
export function periodOf(text: string): Period | null {
  const match = new RegExp(`^${datePattern.source}$`).exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[3] === undefined ? null : Number(match[3]);
  const day = match[4] === undefined ? null : Number(match[4]);
  if (year < 1000 || month === 0 || (month ?? 1) > 12) return null;
  if (month !== null && day !== null) {
    const whole = iso(year, month, day);
    return parseDay(whole) ? { first: whole, last: whole } : null;
  }
  const lastMonth = month ?? 12;
  return { first: iso(year, month ?? 1, 1), last: iso(year, lastMonth, new Date(Date.UTC(year, lastMonth, 0)).getUTCDate()) };
}

/** When somebody finished: of a month or a year, its last day, since that is when it was surely over. */
export const endDay = (text: string): string | null => periodOf(text)?.last ?? null;
export const startDay = (text: string): string | null => periodOf(text)?.first ?? null;

export type DayRange = { startedOn: string | null; endedOn: string | null };

/**
 * StoryGraph's list of readings: `2021/03/01-2021/03/09, 2022/05/01`. A lone date is the end; `2021/03/01-` has
 * only begun. `null` marks a piece that is no date.
 */
export function dayRanges(text: string): (DayRange | null)[] {
  return text.split(/[,;]/).map((piece) => piece.trim()).filter(Boolean).map(rangeOf);
}

function rangeOf(piece: string): DayRange | null {
  const date = datePattern.source.replace('\\2', '\\k<s>').replace('([/.-])', '(?<s>[/.-])');
  const lone = endDay(piece);
  if (lone) return { startedOn: null, endedOn: lone };
  const joint = '\\s*(?:-|–|—|to)\\s*';
  const start = new RegExp(`^${date}(?=${joint})`).exec(piece)?.[0] ?? '';
  const rest = new RegExp(`^${joint}(.*)$`).exec(piece.slice(start.length))?.[1];
  if (rest === undefined || (start === '' && rest === '')) return null;
  const startedOn = start === '' ? null : startDay(start);
  const endedOn = rest === '' ? null : endDay(rest);
  if ((start !== '' && startedOn === null) || (rest !== '' && endedOn === null)) return null;
  return { startedOn, endedOn };
}
