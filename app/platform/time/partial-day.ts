import { parseDay } from './days.ts';

export const datePattern = /(\d{4})(?:([/.-])(\d{1,2})(?!\d)(?:\2(\d{1,2})(?!\d))?)?/;

const wholePattern = new RegExp(`^${datePattern.source}$`);

export type Period = { first: string; last: string };

const two = (value: number) => String(value).padStart(2, '0');
const iso = (year: number, month: number, day: number) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** The days that `2021/03/09`, `2021-03-09`, `2021/03` or `2021` stand for; null when it is no date. */
export function periodOf(text: string): Period | null {
  const match = wholePattern.exec(text.trim());
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
