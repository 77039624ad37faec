import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatRecentDay } from '#app/platform/time/format.ts';
import { bookRowColumns, toBookRow } from './book-row.server.ts';
import type { BookRow, RawBookRow } from './book-row.server.ts';
import { getShelfNumbers } from './get-shelf-numbers.server.ts';
import type { ShelfNumbers } from '../model/shelf-numbers.ts';

export type Movement = { id: string; bookId: string; title: string; dayText: string; page: number | null; permille: number; pagesAdvanced: number };

export type Today = {
  /** In hand, what moved last first. */
  reading: BookRow[];
  /** Next from the shelf "to read", most wanted first. */
  next: BookRow[];
  /** What moved lately, newest first. */
  moved: Movement[];
  numbers: ShelfNumbers;
};

/** A member's day: what I read, what is next, what moved. */
export async function getToday(ctx: MemberCtx): Promise<Today> {
  const ownerId = ctx.viewer.id;
  // One question for both lists: the page of the day has others to ask as well.
  const open = await ctx.db.$queryRaw<RawBookRow[]>`
    (SELECT ${bookRowColumns} FROM "Book" b
      WHERE b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL AND b."state" = 'reading'
      ORDER BY COALESCE(b."lastMovedAt", b."addedAt") DESC, b."id" DESC LIMIT 6)
    UNION ALL
    (SELECT ${bookRowColumns} FROM "Book" b
      WHERE b."ownerId" = ${ownerId}::uuid AND b."deletedAt" IS NULL AND b."state" = 'to_read'
      ORDER BY b."priority" DESC, b."id" DESC LIMIT 5)`;
  const rows = open.map((row) => toBookRow(row, ctx));
  const moved = await ctx.db.$queryRaw<(Omit<Movement, 'dayText'> & { day: Date })[]>`
    SELECT e."id", e."bookId", b."title", e."day", e."page", e."permille", e."pagesAdvanced"
    FROM "ProgressEntry" e JOIN "Book" b ON b."id" = e."bookId"
    WHERE e."ownerId" = ${ownerId}::uuid AND e."retractedAt" IS NULL AND b."deletedAt" IS NULL
    ORDER BY e."day" DESC, e."at" DESC, e."id" DESC LIMIT 6`;
  const today = dayInZone(ctx.now, ctx.timeZone);
  return {
    reading: rows.filter(({ state }) => state === 'reading'),
    next: rows.filter(({ state }) => state === 'to_read'),
    moved: moved.map(({ day, ...row }) => ({ ...row, dayText: formatRecentDay(day, ctx.locale, today) })),
    numbers: await getShelfNumbers(ctx),
  };
}
