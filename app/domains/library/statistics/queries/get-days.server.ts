import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { dayNumber, dayOfNumber, streakOf } from '../model/streak.ts';
import type { Run } from '../model/streak.ts';
import { yearStart } from '../model/year.ts';
import { isReadingDay } from './day-sums.server.ts';

export type DayNumbers = { day: string; pages: number; minutes: number; books: number };

export type ShownRun = { days: number; from: string; to: string };
export type ShownStreak = { current: ShownRun | null; longest: ShownRun | null; isOnGrace: boolean };

export type YearOfDays = {
  year: number;
  /** Days with a book in order; the others are not here. */
  days: DayNumbers[];
  today: string;
  /** null = its person does not want to see it. */
  streak: ShownStreak | null;
};

/** The days of one year with something read on them. */
export async function readDays(ctx: MemberCtx, year: number): Promise<DayNumbers[]> {
  const rows = await ctx.db.$queryRaw<{ day: string; pages: number; seconds: number; books: number }[]>`
    SELECT "day"::text AS "day", "pages"::int AS "pages", "seconds"::int AS "seconds", "books"::int AS "books" FROM "ReadingDay"
    WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "day" BETWEEN ${dayText(yearStart(year))}::date AND ${`${year}-12-31`}::date AND ${isReadingDay} ORDER BY "day"`;
  return rows.map(({ seconds, ...row }) => ({ ...row, minutes: Math.round(seconds / 60) }));
}

export async function getDays(ctx: MemberCtx, { year }: { year: number }): Promise<YearOfDays> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  return { year, days: await readDays(ctx, year), today: dayText(today), streak: await findStreak(ctx, today) };
}

/** All days with a book as numbers, if their person wants to see the streak; one row for whoever does not. */
async function findStreak(ctx: MemberCtx, today: Date): Promise<ShownStreak | null> {
  const [found] = await ctx.db.$queryRaw<{ days: number[] | null }[]>`
    SELECT (SELECT array_agg("day" - DATE '1970-01-01' ORDER BY "day") FROM "ReadingDay" WHERE "ownerId" = s."ownerId" AND ${isReadingDay}) AS "days"
    FROM "ShownStreak" s WHERE s."ownerId" = ${ctx.viewer.id}::uuid`;
  if (!found) return null;
  const { current, longest, isOnGrace } = streakOf(found.days ?? [], dayNumber(today));
  const shown = (run: Run | null) => run && { days: run.days, from: formatDay(dayOfNumber(run.from), ctx.locale, today), to: formatDay(dayOfNumber(run.to), ctx.locale, today) };
  return { current: shown(current), longest: shown(longest), isOnGrace };
}
