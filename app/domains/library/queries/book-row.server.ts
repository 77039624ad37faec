import { Prisma } from '#app/platform/db/client.server.ts';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatDay } from '#app/platform/time/format.ts';
import type { BookState } from '../model/book-state.ts';
import { priorityName } from '../model/priority.ts';
import type { Priority } from '../model/priority.ts';
import { pagesLeft } from '../model/progress.ts';

/** A book as a row or a cover shows it. */
export type BookRow = {
  id: string;
  title: string;
  authors: string[];
  state: BookState;
  priority: Priority;
  pages: number | null;
  pagesRead: number;
  pagesLeft: number | null;
  /** 0–1000; null when nobody can say. */
  permille: number | null;
  rating: number | null;
  finishedOn: string | null;
  coverId: string | null;
};

export type RawBookRow = {
  id: string;
  title: string;
  authors: string[] | null;
  state: BookState;
  priority: number;
  pages: number | null;
  pagesRead: number;
  currentPermille: number | null;
  rating: number | null;
  lastFinishedOn: Date | null;
  coverId: string | null;
};

/** The columns of `"Book" b` that toBookRow reads. */
export const bookRowColumns = Prisma.sql`b."id", b."title", b."state"::text AS "state", b."priority", b."pages", b."pagesRead",
  b."currentPermille", b."rating", b."lastFinishedOn", b."coverId",
  (SELECT array_agg(a."name" ORDER BY ba."position") FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId"
    WHERE ba."bookId" = b."id" AND ba."role" = '') AS "authors"`;

export function toBookRow(row: RawBookRow, ctx: Ctx): BookRow {
  const { id, title, state, pages, pagesRead, rating, coverId } = row;
  return {
    id, title, state, pages, pagesRead, rating, coverId,
    authors: row.authors ?? [],
    priority: priorityName(row.priority),
    pagesLeft: pagesLeft(pages, pagesRead),
    permille: row.currentPermille,
    finishedOn: row.lastFinishedOn && formatDay(row.lastFinishedOn, ctx.locale, dayInZone(ctx.now, ctx.timeZone)),
  };
}
