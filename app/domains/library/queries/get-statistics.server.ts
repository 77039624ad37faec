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

/** Pages moved and books finished in each of the last months, by the person's own calendar days. */
export async function getStatistics(ctx: MemberCtx, input: { months: 12 | 24 }): Promise<Statistics> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const first = monthStart(today, 1 - input.months);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT "month", sum("pages")::int AS "pages", sum("books")::int AS "books" FROM (
      SELECT to_char(e."day", 'YYYY-MM') AS "month", sum(e."pagesAdvanced") AS "pages", 0 AS "books"
        FROM "ProgressEntry" e JOIN "Book" b ON b."id" = e."bookId"
        WHERE e."ownerId" = ${ctx.viewer.id}::uuid AND e."day" BETWEEN ${dayText(first)}::date AND ${dayText(addDays(today, 1))}::date
          AND e."retractedAt" IS NULL AND b."deletedAt" IS NULL GROUP BY 1
      UNION ALL
      SELECT to_char(r."endedOn", 'YYYY-MM'), 0, count(*)
        FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId"
        WHERE r."ownerId" = ${ctx.viewer.id}::uuid AND r."endedOn" BETWEEN ${dayText(first)}::date AND ${dayText(addDays(today, 1))}::date
          AND r."state" = 'finished' AND b."deletedAt" IS NULL GROUP BY 1
    ) moved GROUP BY "month"`;
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
