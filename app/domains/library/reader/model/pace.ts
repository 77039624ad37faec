import { addDays } from '#app/platform/time/days.ts';

export type Spent = { seconds: number; pages: number; day: Date };
type Total = Pick<Spent, 'seconds' | 'pages'>;

export type Pace = {
  /** Pages in an hour. */
  perHour: number;
  /** Minutes still to read, and the day on which the last page falls if the days go on like the last ones; null = nothing can be said. */
  minutesLeft: number | null;
  finishDay: Date | null;
};

/** Of the last two weeks, or of fewer days when the first sitting is more recent. */
const daysLookedAt = 14;

/** Less than ten minutes or three pages say nothing yet. */
const saysPace = ({ seconds, pages }: Total): boolean => seconds >= 600 && pages >= 3;

/** Minutes still to read at the pace of what was read so far; null = nothing can be said. */
export const minutesLeftOf = (read: Total, pagesLeft: number | null): number | null =>
  pagesLeft === null || !saysPace(read) ? null : Math.ceil((pagesLeft * read.seconds) / read.pages / 60);

/** What sittings say about the rest of a book. */
export function paceOf(sittings: readonly Spent[], pagesLeft: number | null, today: Date): Pace | null {
  const read = { seconds: sum(sittings, (one) => one.seconds), pages: sum(sittings, (one) => one.pages) };
  if (!saysPace(read)) return null;
  const perHour = Math.round((read.pages / read.seconds) * 36_000) / 10;
  return { perHour, minutesLeft: minutesLeftOf(read, pagesLeft), finishDay: pagesLeft === null ? null : finishDay(sittings, pagesLeft, today) };
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
