import type { Tx } from '#app/platform/db/client.server.ts';

const day = 24 * 3_600_000;
const keptDays = { read: 90, unread: 365, digests: 400 };
/** At one go: a day's share of a large circle, without holding rows for long. */
const most = 50_000;

/** What was read three months ago goes, what nobody read after a year; what was folded into a line goes with its age, like the line. */
export async function forgetOldNews(tx: Tx, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * day);
  const forgotten = await tx.$executeRaw`
    DELETE FROM "Notification" WHERE "id" IN (
      SELECT "id" FROM "Notification"
      WHERE "happenedAt" < ${before(keptDays.unread)}::timestamptz
         OR ("happenedAt" < ${before(keptDays.read)}::timestamptz AND ("readAt" < ${before(keptDays.read)}::timestamptz OR "foldedInto" IS NOT NULL))
      ORDER BY "id" LIMIT ${most})`;
  await tx.notificationDigest.deleteMany({ where: { sentAt: { lt: before(keptDays.digests) } } });
  return forgotten;
}
