import { addDays } from '#app/platform/time/days.ts';

export type Spent = { seconds: number; pages: number; day: Date };

export type Pace = {
  /** Pages in an hour. */
  perHour: number;
  /** Minutes still to read, and the day on which the last page falls if the days go on like the last ones; null = nothing can be said. */
  minutesLeft: number | null;
  finishDay: Date | null;
};

/** Of the last two weeks, or of fewer days when the first sitting is more recent. */
const daysLookedAt = 14;

/** What sittings say about the rest of a book. Less than ten minutes or three pages say nothing yet. */
export function paceOf(sittings: readonly Spent[], pagesLeft: number | null, today: Date): Pace | null {
  const seconds = sum(sittings, (one) => one.seconds);
  const pages = sum(sittings, (one) => one.pages);
  if (seconds < 600 || pages < 3) return null;
  const perHour = Math.round((pages / seconds) * 36_000) / 10;
  if (pagesLeft === null) return { perHour, minutesLeft: null, finishDay: null };
  const minutesLeft = Math.ceil((pagesLeft * seconds) / pages / 60);
  return { perHour, minutesLeft, finishDay: finishDay(sittings, pagesLeft, today) };
}

function finishDay(sittings: readonly Spent[], pagesLeft: number, today: Date): Date | null {
  const from = addDays(today, 1 - daysLookedAt);
  const recent = sittings.filter(({ day }) => day >= from && day <= today);
  const pages = sum(recent, (one) => one.pages);
  const first = recent.reduce<Date | null>((least, { day }) => (least === null || day < least ? day : least), null);
  if (first === null || pages === 0) return null;
  const days = Math.round((today.getTime() - first.getTime()) / 86_400_000) + 1;
  const needed = Math.ceil((pagesLeft * days) / pages);
  return needed > 3650 ? null : addDays(today, needed);
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
