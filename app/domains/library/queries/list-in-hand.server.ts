import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { pagesLeft } from '../model/progress.ts';
import { visibleTo } from '../policies.ts';
import { minutesLeftOf } from '../reader/index.server.ts';

export type InHand = { id: string; title: string; pages: number | null; currentPage: number | null; permille: number | null; left: number | null; minutesLeft: number | null };

type Row = Omit<InHand, 'left' | 'minutesLeft'> & { pagesRead: number; seconds: number; seen: number };

/** The books that are being read, what moved last first, with what is left of each at the pace it was read at so far. */
export async function listInHand(ctx: MemberCtx, take: number): Promise<InHand[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT b."id"::text AS "id", b."title", b."pages", b."currentPage", b."currentPermille" AS "permille", b."pagesRead", s."seconds", s."seen"
    FROM "Book" b CROSS JOIN LATERAL (
      SELECT COALESCE(sum(r."seconds"), 0)::int AS "seconds", COALESCE(sum(r."pages"), 0)::int AS "seen" FROM "ReadingSitting" r WHERE r."bookId" = b."id") s
    WHERE b."ownerId" = ${ctx.viewer.id}::uuid AND b."deletedAt" IS NULL AND b."state" = 'reading'
    ORDER BY COALESCE(b."lastMovedAt", b."addedAt") DESC, b."id" DESC LIMIT ${take}`;
  return rows.map(({ pagesRead, seconds, seen, ...row }) => {
    const left = pagesLeft(row.pages, pagesRead);
    return { ...row, left, minutesLeft: minutesLeftOf({ seconds, pages: seen }, left) };
  });
}

/** Where a book of the person's is now. */
export async function getPlace(ctx: MemberCtx, bookId: string): Promise<Pick<InHand, 'title' | 'pages' | 'currentPage' | 'permille'>> {
  const { currentPermille: permille, ...book } = await ctx.db.book.findUniqueOrThrow({ where: { id: bookId, ...visibleTo(ctx.viewer) }, select: { title: true, pages: true, currentPage: true, currentPermille: true } });
  return { ...book, permille };
}

/** Pages, minutes and finished books of the person's day so far. */
export async function getReadToday(ctx: MemberCtx): Promise<{ pages: number; minutes: number; books: number }> {
  const day = dayInZone(ctx.now, ctx.timeZone);
  const found = await ctx.db.readingDay.findUnique({ where: { ownerId_day: { ownerId: ctx.viewer.id, day } }, select: { pages: true, seconds: true, books: true } });
  return { pages: Number(found?.pages ?? 0), minutes: Math.round(Number(found?.seconds ?? 0) / 60), books: Number(found?.books ?? 0) };
}

/** Did anything move on the person's day? Also by going back, or in a book whose length nobody knows. */
export async function hasReadToday(ctx: MemberCtx): Promise<boolean> {
  const day = dayInZone(ctx.now, ctx.timeZone);
  const { pages, minutes, books } = await getReadToday(ctx);
  if (pages > 0 || minutes > 0 || books > 0) return true;
  return (await ctx.db.progressEntry.findFirst({ where: { ownerId: ctx.viewer.id, day, retractedAt: null }, select: { id: true } })) !== null;
}
