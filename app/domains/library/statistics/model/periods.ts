import { addDays, monthStart } from '#app/platform/time/days.ts';
import { placeInWeek } from '#app/platform/time/weeks.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

export const steps = ['day', 'week', 'month'] as const;
export type Step = (typeof steps)[number];

export const measures = ['pages', 'minutes'] as const;
export type Measure = (typeof measures)[number];

/** How many bars a chart has. */
export const barsOf: Record<Step, number> = { day: 31, week: 26, month: 12 };

/** What an address asks for; anything else is as if nothing was asked. */
export const readStep = (text: string | null): Step => steps.find((step) => step === text) ?? 'month';
export const readMeasure = (text: string | null): Measure => measures.find((measure) => measure === text) ?? 'pages';

/** The first day of the week or month that a day is in. */
export function startOf(step: Step, day: Date, weekStart: WeekStart): Date {
  if (step === 'day') return day;
  return step === 'month' ? monthStart(day) : addDays(day, -placeInWeek(day, weekStart));
}

/** First days of the last `count` days, weeks or months, oldest first; the last is the one of today. */
export function lastPeriods(step: Step, today: Date, weekStart: WeekStart, count: number): Date[] {
  const current = startOf(step, today, weekStart);
  return Array.from({ length: count }, (_, index) => {
    const ago = count - 1 - index;
    return step === 'month' ? monthStart(current, -ago) : addDays(current, -ago * (step === 'week' ? 7 : 1));
  });
}

/** The first day after a period. */
export function endOf(step: Step, start: Date): Date {
  return step === 'month' ? monthStart(start, 1) : addDays(start, step === 'week' ? 7 : 1);
}
