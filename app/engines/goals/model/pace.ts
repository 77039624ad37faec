import { addDays, daysBetween } from '#app/platform/time/days.ts';
import type { Period } from './periods.ts';

/** Where the counting begins, where it shall arrive, and where it is. Only "a whole" begins elsewhere than at nothing. */
export type Count = { start: number; target: number; done: number };

export type Standing =
  /** Its first day is yet to come. */
  | 'waiting'
  | 'ahead' | 'onPace' | 'behind'
  /** There, before the end or at it. */
  | 'reached'
  /** Over, and not there. */
  | 'missed';

export type Pace = {
  standing: Standing;
  /** Whole units ahead or behind; 0 otherwise. */
  by: number;
  left: number;
  /** Days that are left, today among them. */
  daysLeft: number;
  /** So much in so many days, to be there in time: "12 in 1", "1 in 9". null = nothing left, or no day. */
  needed: { amount: number; days: number } | null;
  /** When it is reached if it goes on like this; null = nothing done so far, there already, or over. */
  forecast: Date | null;
};

/** Further than this nobody looks. */
const longestForecast = 3_650;

/**
 * Today is not over: what today asks for is neither behind while it is missing nor ahead once it is there. Less than one whole unit
 * is no difference, so that one book a month is not "behind" on its second day.
 */
export function paceOf({ start, target, done }: Count, { from, to }: Period, today: Date): Pace {
  const days = daysBetween(from, to) + 1;
  const gone = Math.min(Math.max(daysBetween(from, today), 0), days);
  const daysLeft = days - gone;
  const left = Math.max(target - done, 0);
  if (left === 0) return { standing: 'reached', by: 0, left, daysLeft, needed: null, forecast: null };
  if (daysLeft === 0) return { standing: 'missed', by: left, left, daysLeft, needed: null, forecast: null };
  const needed = neededOf(left, daysLeft);
  if (today < from) return { standing: 'waiting', by: 0, left, daysLeft, needed, forecast: null };
  const dueAt = (day: number) => start + ((target - start) * day) / days;
  const behind = Math.floor(round(dueAt(gone) - done));
  const ahead = Math.floor(round(done - dueAt(gone + 1)));
  const standing = behind > 0 ? 'behind' : ahead > 0 ? 'ahead' : 'onPace';
  return { standing, by: Math.max(behind, ahead, 0), left, daysLeft, needed, forecast: forecastOf(done - start, left, gone + 1, today) };
}

/** Thirds of a page are not what a difference is made of. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

function neededOf(left: number, daysLeft: number): { amount: number; days: number } {
  const days = Math.floor(daysLeft / left);
  return days >= 2 ? { amount: 1, days } : { amount: Math.ceil(left / daysLeft), days: 1 };
}

function forecastOf(counted: number, left: number, days: number, today: Date): Date | null {
  if (counted <= 0) return null;
  const more = Math.ceil(round((left * days) / counted));
  return more > longestForecast ? null : addDays(today, more);
}

/** Behind by enough to tell somebody: a tenth of the whole way. */
export const isWorthTelling = (pace: Pace, { start, target }: Count): boolean => pace.standing === 'behind' && pace.by * 10 >= target - start;

/** The way of a period day by day: how much there was at the end of each day so far, from the start at day 0. */
export function lineOf(start: number, amounts: readonly { day: Date; amount: number }[], period: Period, today: Date): { x: number; y: number }[] {
  const last = Math.min(daysBetween(period.from, today < period.to ? today : period.to) + 1, daysBetween(period.from, period.to) + 1);
  if (last < 1) return [];
  const points = [{ x: 0, y: start }];
  let sum = start;
  for (const { day, amount } of amounts) {
    const x = daysBetween(period.from, day) + 1;
    if (x > last) break;
    if (x - 1 > (points.at(-1)?.x ?? 0)) points.push({ x: x - 1, y: sum });
    sum += amount;
    points.push({ x, y: sum });
  }
  if ((points.at(-1)?.x ?? 0) < last) points.push({ x: last, y: sum });
  return points;
}
