import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { bestBooks, ratedHighest } from '../model/best-books.ts';
import type { BestBooks, FinishedBook } from '../model/best-books.ts';
import { busiestDay, longestRun, monthsOf } from '../model/year-sums.ts';
import type { MonthSums } from '../model/year-sums.ts';
import { yearStart } from '../model/year.ts';
import type { DayNumbers } from './get-days.server.ts';
import { readDays } from './get-days.server.ts';
import { getTaste } from './get-taste.server.ts';
import type { Taste } from './get-taste.server.ts';
import { listYears } from './list-years.server.ts';
import type { YearSums } from './list-years.server.ts';

export type YearReview = {
  year: number;
  /** The year is not over yet. */
  isPresent: boolean;
  today: string;
  sums: YearSums;
  before: YearSums | null;
  months: MonthSums[];
  days: DayNumbers[];
  busiest: DayNumbers | null;
  /** null = not wanted. */
  longestRun: number | null;
  taste: Taste;
  /** Finished in this year, newest first: as many as a page shows. */
  books: FinishedBook[];
  /** The three rated highest. */
  rated: FinishedBook[];
  /** null where there are more books than are looked at; then nothing is said about ratings either. */
  best: BestBooks | null;
  /** Other years with something in them. */
  others: { older: number | null; newer: number | null };
};

const [shown, lookedAt] = [60, 400];

/** A year of reading: all year round, any year. Whoever read how much, some hundreds of rows are read. */
export async function getYear(ctx: MemberCtx, { year }: { year: number }): Promise<YearReview> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  const { years } = await listYears(ctx);
  const days = await readDays(ctx, year);
  const taste = await getTaste(ctx, { year });
  const books = await listFinished(ctx, year);
  const none = { books: 0, pages: 0, minutes: 0, days: 0 };
  const isShown = (await ctx.db.shownStreak.findUnique({ where: { ownerId: ctx.viewer.id }, select: { ownerId: true } })) !== null;
  return {
    year, today: dayText(today), isPresent: year === today.getUTCFullYear(), days, taste,
    sums: years.find((one) => one.year === year) ?? { year, ...none },
    before: years.find((one) => one.year === year - 1) ?? null,
    months: monthsOf(days),
    busiest: busiestDay(days),
    longestRun: isShown ? longestRun(days) : null,
    books: books.slice(0, shown),
    rated: books.length > lookedAt ? [] : ratedHighest(books),
    best: books.length > lookedAt ? null : bestBooks(books),
    others: {
      older: years.find((one) => one.year < year)?.year ?? null,
      newer: years.findLast((one) => one.year > year)?.year ?? null,
    },
  };
}

const listFinished = (ctx: MemberCtx, year: number): Promise<FinishedBook[]> => ctx.db.$queryRaw<FinishedBook[]>`
  SELECT b."id", b."title", b."coverId", b."pages", b."rating"::int AS "rating", r."endedOn"::text AS "finishedOn",
    (SELECT a."name" FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id" AND ba."role" = '' ORDER BY ba."position" LIMIT 1) AS "author"
  FROM "Reading" r JOIN "Book" b ON b."id" = r."bookId"
  WHERE r."ownerId" = ${ctx.viewer.id}::uuid AND r."endedOn" BETWEEN ${dayText(yearStart(year))}::date AND ${`${year}-12-31`}::date
    AND r."state" = 'finished' AND b."deletedAt" IS NULL
  ORDER BY r."endedOn" DESC, r."id" DESC LIMIT ${lookedAt + 1}`;
