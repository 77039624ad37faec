import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Db } from '#app/platform/db/client.server.ts';

export const trashDays = 30;
const batch = 500;

/** Deletes everything in one's own trash, for good. Returns how many books that were. */
export async function emptyTrash(ctx: MemberCtx): Promise<number> {
  const { count } = await ctx.db.book.deleteMany({ where: { ownerId: ctx.viewer.id, deletedAt: { not: null, lte: ctx.now } } });
  return count;
}

/** Deletes what has been in anybody's trash for 30 days, some hundreds at a time. */
export async function emptyOldTrash(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - trashDays * 86_400_000);
  for (let total = 0; ; ) {
    const count = await db.$executeRaw`
      DELETE FROM "Book" WHERE "id" IN (
        SELECT "id" FROM "Book" WHERE "deletedAt" <= ${before}::timestamptz ORDER BY "id" LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
    total += count;
    if (count < batch) return total;
  }
}
