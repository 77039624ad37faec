import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { addDays, dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatDay, formatMonth, formatShortMonth } from '#app/platform/time/format.ts';
import { barsOf, endOf, lastPeriods } from '../model/periods.ts';
import type { Measure, Step } from '../model/periods.ts';
import { yearBefore, yearStart } from '../model/year.ts';
import { sumDays, sumsOfDays } from './day-sums.server.ts';
import type { Sums } from './day-sums.server.ts';

/** A day, week or month: `label` by its full name, `shortLabel` as an axis has room for it. */
export type Period = { start: string; label: string; shortLabel: string; isTick: boolean; pages: number; minutes: number; books: number };

export type Total = { pages: number; minutes: number; books: number; days: number };

export type Overview = {
  measure: Measure;
  step: Step;
  /** Oldest first, without gaps; the last is the present one. */
  periods: Period[];
  months: Period[];
  year: number;
  thisYear: Total;
  /** Up to the same day of last year; null when nothing is known of it. */
  lastYear: Total | null;
  isEmpty: boolean;
};

const nothing = { pages: 0, seconds: 0, books: 0, days: 0 };

/** Pages, minutes and books of the last days, weeks or months, by the person's own calendar: sums that triggers keep. */
export async function getOverview(ctx: MemberCtx, { measure, step }: { measure: Measure; step: Step }): Promise<Overview> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const { weekStart } = ctx.viewer;
  const read = async (by: Step) => {
    const starts = lastPeriods(by, today, weekStart, barsOf[by]);
    const sums = await sumDays(ctx, starts[0] ?? today, addDays(endOf(by, starts.at(-1) ?? today), -1), by, weekStart);
    return starts.map((start) => periodOf(ctx, by, start, today, sums.get(dayText(start))));
  };
  const months = await read('month');
  const periods = step === 'month' ? months : await read(step);
  const year = today.getUTCFullYear();
  const { thisYear, lastYear } = await totals(ctx, today);
  const isKnown = lastYear.days > 0;
  return { measure, step, periods, months, year, thisYear, lastYear: isKnown ? lastYear : null, isEmpty: !isKnown && thisYear.days === 0 && !(await hasDays(ctx)) };
}

/** This year, and the last one up to the same day. */
async function totals(ctx: MemberCtx, today: Date): Promise<{ thisYear: Total; lastYear: Total }> {
  const year = today.getUTCFullYear();
  const rows = await ctx.db.$queryRaw<(Omit<Sums, 'start'> & { year: number })[]>`
    SELECT EXTRACT(year FROM "day")::int AS "year", ${sumsOfDays} FROM "ReadingDay"
    WHERE "ownerId" = ${ctx.viewer.id}::uuid AND ("day" BETWEEN ${dayText(yearStart(year))}::date AND ${`${year}-12-31`}::date
      OR "day" BETWEEN ${dayText(yearStart(year - 1))}::date AND ${dayText(yearBefore(today))}::date) GROUP BY 1`;
  const of = (wanted: number): Total => {
    const { pages, seconds, books, days } = rows.find((row) => row.year === wanted) ?? nothing;
    return { pages, minutes: minutesOf(seconds), books, days };
  };
  return { thisYear: of(year), lastYear: of(year - 1) };
}

const minutesOf = (seconds: number): number => Math.round(seconds / 60);

/** Asked only when two years are empty. */
const hasDays = async (ctx: MemberCtx): Promise<boolean> => (await ctx.db.readingDay.findFirst({ where: { ownerId: ctx.viewer.id }, select: { day: true } })) !== null;

function periodOf(ctx: MemberCtx, step: Step, start: Date, today: Date, sums: Sums | undefined): Period {
  const { pages, seconds, books } = sums ?? nothing;
  const day = start.getUTCDate();
  const month = formatShortMonth(start, ctx.locale);
  const numbers = { start: dayText(start), pages, minutes: minutesOf(seconds), books };
  if (step === 'month') return { ...numbers, label: formatMonth(start, ctx.locale), shortLabel: month, isTick: true };
  if (step === 'week') return { ...numbers, label: formatDay(start, ctx.locale, today), shortLabel: month, isTick: day <= 7 };
  return { ...numbers, label: formatDay(start, ctx.locale, today), shortLabel: day === 1 ? month : String(day), isTick: day === 1 || (day % 5 === 0 && day < 30) };
}
