import { runsOf } from './streak.ts';

type Day = { day: string; pages: number; minutes: number; books: number };

export type MonthSums = { month: number; pages: number; minutes: number; books: number; days: number };

/** The twelve months of a year, from its days. */
export function monthsOf(days: readonly Day[]): MonthSums[] {
  const months = Array.from({ length: 12 }, (_, month) => ({ month, pages: 0, minutes: 0, books: 0, days: 0 }));
  for (const { day, pages, minutes, books } of days) {
    const month = months[Number(day.slice(5, 7)) - 1];
    if (!month) continue;
    month.pages += pages;
    month.minutes += minutes;
    month.books += books;
    month.days += 1;
  }
  return months;
}

/** The day with the most pages. */
export const busiestDay = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((most, day) => (day.pages > (most?.pages ?? 0) ? day : most), null);

/** The longest run of days with a book within them. */
export const longestRun = (days: readonly Day[]): number =>
  Math.max(0, ...runsOf(days.map(({ day }) => Date.parse(day) / 86_400_000)).map((run) => run.days));
