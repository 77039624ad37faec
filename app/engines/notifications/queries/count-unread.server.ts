import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';

/** The bell says "99+" beyond. */
export const mostCounted = 100;

/** Unread lines of the person whose row is `u`, at most a hundred: one read of a small index, also inside of another statement. */
export const unreadExpression = Prisma.sql`(SELECT count(*)::int FROM (
  SELECT 1 FROM "Notification" n WHERE n."userId" = u."id" AND n."readAt" IS NULL AND n."shownAt" IS NOT NULL AND n."foldedInto" IS NULL LIMIT ${mostCounted}) x)`;

/** How many unread lines people have; none for those who read in peace. */
export async function countUnread(db: DbOrTx, quiet: readonly Quiet[], userIds: readonly string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ userId: string; unread: number }[]>`
    SELECT u."id"::text AS "userId", ${unreadExpression} AS "unread" FROM unnest(${[...userIds]}::uuid[]) AS u("id")`;
  const found = new Map(rows.map(({ userId, unread }) => [userId, unread]));
  const some = rows.filter(({ unread }) => unread > 0).map(({ userId }) => userId);
  for (const userId of (await quietOf(quiet, db, some, now)).keys()) found.set(userId, 0);
  return found;
}
