import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { addDays, dayInZone, dayText, monthStart } from '#app/platform/time/days.ts';
import { formatMonth, formatShortMonth } from '#app/platform/time/format.ts';

export type MonthNumbers = { month: string; label: string; shortLabel: string; pages: number; books: number };

export type Statistics = {
  /** Oldest first, without gaps; the last is the current month. */
  months: MonthNumbers[];
  pages: number;
  books: number;
  best: MonthNumbers | null;
};

type Row = { month: string; pages: number; books: number };

/** Pages moved and books finished in each of the last months, by the person's own calendar days: at most two years of sums that triggers keep. */
export async function getStatistics(ctx: MemberCtx, input: { months: 12 | 24 }): Promise<Statistics> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const first = monthStart(today, 1 - input.months);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT to_char("day", 'YYYY-MM') AS "month", sum("pages")::int AS "pages", sum("books")::int AS "books" FROM "ReadingDay"
    WHERE "ownerId" = ${ctx.viewer.id}::uuid AND "day" BETWEEN ${dayText(first)}::date AND ${dayText(addDays(today, 1))}::date
    GROUP BY 1`;
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const months = Array.from({ length: input.months }, (_, index) => {
    const day = monthStart(first, index);
    const month = dayText(day).slice(0, 7);
    const { pages = 0, books = 0 } = byMonth.get(month) ?? {};
    return { month, label: formatMonth(day, ctx.locale), shortLabel: formatShortMonth(day, ctx.locale), pages, books };
  });
  const best = months.reduce<MonthNumbers | null>((top, month) => (month.pages > (top?.pages ?? 0) ? month : top), null);
  const sum = (of: 'pages' | 'books') => months.reduce((total, month) => total + month[of], 0);
  return { months, pages: sum('pages'), books: sum('books'), best };
}
