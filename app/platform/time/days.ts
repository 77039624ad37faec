import { keptResults } from '#app/platform/i18n/kept-results.ts';
import { Temporal } from 'temporal-polyfill';

/*
 * A day is a calendar day without a time: a Date at UTC midnight, as the database's DATE columns arrive.
 * Days are never made by adding hours; a zone's rules say which day an instant belongs to.
 */

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** The calendar day that an instant is in, for somebody in that zone. */
export function dayInZone(instant: Date, zone: string): Date {
  const time = instant.getTime();
  const offset = offsetIn(`${Math.floor(time / quarterMs)} ${zone}`);
  const local = time + (Number.isNaN(offset) ? offsetAt(time, zone) : offset);
  return new Date(Math.floor(local / dayMs) * dayMs);
}

/** A zone's clocks stand still against UTC for months; a list asks for the day of the same few instants again and again. Not a number where they change within the quarter of an hour. */
const offsetIn = keptResults(5_000, (key) => {
  const space = key.indexOf(' ');
  const [from, zone] = [Number(key.slice(0, space)) * quarterMs, key.slice(space + 1)];
  const offset = offsetAt(from, zone);
  return offset === offsetAt(from + quarterMs - 1, zone) ? offset : NaN;
});

const offsetAt = (time: number, zone: string): number => Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;

/**
 * The instant of an hour of a day in a zone. An hour that the clock skips is the moment it has skipped to; of one that comes twice,
 * it is the first.
 */
export const hourInZone = (day: Date, hour: number, zone: string): Date =>
  new Date(toPlain(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds);

/** Noon of a day in a zone: the instant that stands for something that happened "on that day". */
export const noonInZone = (day: Date, zone: string): Date => hourInZone(day, 12, zone);

/** The first instant of a day in a zone; where clocks skip midnight, the one after it. */
export const startOfDayInZone = (day: Date, zone: string): Date => new Date(toPlain(day).toZonedDateTime(zone).epochMilliseconds);

/** `2026-05-12` → the day; null for anything else, also for a 31 February. Asked several times a row in imports, so by plain numbers. */
export function parseDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  // A day that the month does not have is none, or has become one of the next month.
  return day.getUTCDate() === Number(text.slice(8)) ? day : null;
}

/** The day as `2026-05-12`, what date fields and URLs hold. */
export const dayText = (day: Date): string => day.toISOString().slice(0, 10);

export const addDays = (day: Date, days: number): Date => fromPlain(toPlain(day).add({ days }));

export const daysBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / dayMs);

/** First day of the month, `months` away from the day's own. */
export const monthStart = (day: Date, months = 0): Date =>
  fromPlain(toPlain(day).with({ day: 1 }).add({ months }));

const toPlain = (day: Date): Temporal.PlainDate => Temporal.PlainDate.from(dayText(day));

/** Not by `Date.UTC`, which takes the year 26 for 1926. */
const fromPlain = (date: Temporal.PlainDate): Date => new Date(new Date(0).setUTCFullYear(date.year, date.month - 1, date.day));
