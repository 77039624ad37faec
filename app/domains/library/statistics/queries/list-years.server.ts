import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { isReadingDay } from './day-sums.server.ts';

export type YearSums = { year: number; books: number; pages: number; minutes: number; days: number };

export type Years = {
  /** Newest first: every year with something in it, and the present one. */
  years: YearSums[];
  /** Finished, nobody remembers when. */
  undated: number;
};

type Row = { year: number; books: number; pages: number; seconds: number; days: number };

/** What each year adds up to. At most one row of a day is read, whoever has how much. */
export async function listYears(ctx: MemberCtx): Promise<Years> {
  const ownerId = ctx.viewer.id;
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT EXTRACT(year FROM "day")::int AS "year", sum("books")::int AS "books", sum("pages")::int AS "pages", sum("seconds")::int AS "seconds", count(*)::int AS "days"
    FROM "ReadingDay" WHERE "ownerId" = ${ownerId}::uuid AND ${isReadingDay} GROUP BY 1
    UNION ALL
    SELECT 0, "books"::int, 0, 0, 0 FROM "ReadingTaste" WHERE "ownerId" = ${ownerId}::uuid AND "kind" = 'all' AND "year" = 0 AND "key" = ''
    ORDER BY 1 DESC`;
  const thisYear = dayInZone(ctx.now, ctx.timeZone).getUTCFullYear();
  const years = rows.filter(({ year }) => year > 0 && year <= thisYear).map(({ seconds, ...row }) => ({ ...row, minutes: Math.round(seconds / 60) }));
  if (years[0]?.year !== thisYear) years.unshift({ year: thisYear, books: 0, pages: 0, minutes: 0, days: 0 });
  const dated = rows.filter(({ year }) => year > 0).reduce((sum, { books }) => sum + books, 0);
  return { years, undated: Math.max(0, (rows.find(({ year }) => year === 0)?.books ?? 0) - dated) };
}
