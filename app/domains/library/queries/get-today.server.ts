import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatRecentDay } from '#app/platform/time/format.ts';
import { bookRowColumns, toBookRow } from './book-row.server.ts';
import type { BookRow, RawBookRow } from './book-row.server.ts';
import { shelfTotals } from './get-shelf-numbers.server.ts';
import { shelfNumbers } from '../model/shelf-numbers.ts';
import type { ShelfNumbers, ShelfTotal } from '../model/shelf-numbers.ts';

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

/** In JSON a day is text. */
type BookInJson = Omit<RawBookRow, 'lastFinishedOn'> & { lastFinishedOn: string | null };
type Moved = Omit<Movement, 'dayText'> & { day: string };
type Row = { reading: BookInJson[] | null; next: BookInJson[] | null; moved: Moved[] | null; totals: ShelfTotal[] | null };

/** A member's day: what I read, what is next, what moved. One question: the page of the day has others to ask as well. */
export async function getToday(ctx: MemberCtx): Promise<Today> {
  const [row] = await readRows<Row>(ctx.db, Prisma.sql`
    SELECT (${listed(openBooks(ctx, 'reading', Prisma.sql`COALESCE(b."lastMovedAt", b."addedAt") DESC, b."id" DESC LIMIT 6`))}) AS "reading",
      (${listed(openBooks(ctx, 'to_read', Prisma.sql`b."priority" DESC, b."id" DESC LIMIT 5`))}) AS "next",
      (${listed(lastMoved(ctx))}) AS "moved", (${listed(shelfTotals(ctx))}) AS "totals"`);
  const books = (found: BookInJson[] | null | undefined) => (found ?? []).map((book) => toBookRow({ ...book, lastFinishedOn: book.lastFinishedOn === null ? null : new Date(book.lastFinishedOn) }, ctx));
  const today = dayInZone(ctx.now, ctx.timeZone);
  return {
    reading: books(row?.reading),
    next: books(row?.next),
    moved: (row?.moved ?? []).map(({ day, ...moved }) => ({ ...moved, dayText: formatRecentDay(new Date(day), ctx.locale, today) })),
    numbers: shelfNumbers(row?.totals ?? []),
  };
}

/** The rows of a question as one value, in their order. */
const listed = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`SELECT jsonb_agg(r) FROM (${rows}) r`;

const openBooks = ({ viewer }: MemberCtx, state: 'reading' | 'to_read', order: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT ${bookRowColumns} FROM "Book" b
  WHERE b."ownerId" = ${viewer.id}::uuid AND b."deletedAt" IS NULL AND b."state" = ${Prisma.raw(`'${state}'`)}::"BookState" ORDER BY ${order}`;

const lastMoved = ({ viewer }: MemberCtx): Prisma.Sql => Prisma.sql`
  SELECT e."id", e."bookId", b."title", e."day", e."page", e."permille", e."pagesAdvanced"
  FROM "ProgressEntry" e JOIN "Book" b ON b."id" = e."bookId"
  WHERE e."ownerId" = ${viewer.id}::uuid AND e."retractedAt" IS NULL AND b."deletedAt" IS NULL
  ORDER BY e."day" DESC, e."at" DESC, e."id" DESC LIMIT 6`;
