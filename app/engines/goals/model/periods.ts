import { addDays, daysBetween, monthStart } from '#app/platform/time/days.ts';
import { placeInWeek } from '#app/platform/time/weeks.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

/*
 * Periods are calendar days in the person's own life: a fact has its day from when it was written, and "today" is the only
 * thing that a time zone decides. So clock changes and moves to another zone neither lose nor double a day.
 */

export const periodKinds = ['week', 'month', 'quarter', 'year', 'span'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** First and last day, both in it. */
export type Period = { from: Date; to: Date };

export type Plan = { period: PeriodKind; repeats: boolean; startsOn: Date; endsOn: Date | null };

/** The person's week, month, quarter or year that a day is in. */
export function calendarPeriod(kind: Exclude<PeriodKind, 'span'>, day: Date, weekStart: WeekStart): Period {
  if (kind === 'week') {
    const from = addDays(day, -placeInWeek(day, weekStart));
    return { from, to: addDays(from, 6) };
  }
  const from = kind === 'month' ? monthStart(day) : kind === 'quarter' ? monthStart(day, -(day.getUTCMonth() % 3)) : monthStart(day, -day.getUTCMonth());
  const months = kind === 'month' ? 1 : kind === 'quarter' ? 3 : 12;
  return { from, to: addDays(monthStart(from, months), -1) };
}

const isAfter = (a: Date, b: Date) => a.getTime() > b.getTime();

/** The period that a day belongs to: of a plan that has not begun its first, of one that is over its last. */
export function periodAt(plan: Plan, day: Date, weekStart: WeekStart): Period {
  const from = isAfter(plan.startsOn, day) ? plan.startsOn : day;
  if (plan.repeats && plan.period !== 'span') return calendarPeriod(plan.period, from, weekStart);
  const first = { from: plan.startsOn, to: plan.endsOn ?? plan.startsOn };
  if (!plan.repeats) return first;
  const length = daysBetween(first.from, first.to) + 1;
  const start = addDays(first.from, Math.floor(daysBetween(first.from, from) / length) * length);
  return { from: start, to: addDays(start, length - 1) };
}

/** Periods that ended before a day, the newest first, at most `take`. */
export function periodsBefore(plan: Plan, day: Date, weekStart: WeekStart, take: number): Period[] {
  const found: Period[] = [];
  let at = periodAt(plan, day, weekStart);
  if (!isAfter(day, at.to)) {
    if (!plan.repeats || !isAfter(at.from, plan.startsOn)) return found;
    at = periodAt(plan, addDays(at.from, -1), weekStart);
  }
  while (found.length < take) {
    found.push(at);
    if (!plan.repeats || !isAfter(at.from, plan.startsOn)) break;
    at = periodAt(plan, addDays(at.from, -1), weekStart);
  }
  return found;
}

/** The days a new goal gets: calendar periods count from their own first day. */
export function planOf(input: { period: PeriodKind; repeats: boolean; from?: Date; to?: Date }, today: Date, weekStart: WeekStart): Plan {
  const { period, repeats } = input;
  if (period === 'span') return { period, repeats, startsOn: input.from ?? today, endsOn: input.to ?? null };
  const { from, to } = calendarPeriod(period, today, weekStart);
  return { period, repeats, startsOn: from, endsOn: repeats ? null : to };
}
