import { dayText, parseDay } from '#app/platform/time/days.ts';

/** The year of an address; null for what is none, or lies ahead. */
export function readYear(text: string | null | undefined, thisYear: number): number | null {
  if (!text || !/^[12]\d{3}$/.test(text)) return null;
  const year = Number(text);
  return year <= thisYear ? year : null;
}

export const yearStart = (year: number): Date => new Date(Date.UTC(year, 0, 1));

/** Every day of a year: 365, or 366. */
export function daysOfYear(year: number): Date[] {
  const days: Date[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) days.push(new Date(at));
  return days;
}

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(day: Date): Date {
  const [year, rest] = [day.getUTCFullYear() - 1, dayText(day).slice(4)];
  return parseDay(`${year}${rest}`) ?? new Date(Date.UTC(year, 1, 28));
}
