import type { DbOrTx } from '#app/platform/db/client.server.ts';

export type Quiet = { id: string; since: Date; until: Date };

/** The quiet time that somebody is in, or null. */
export const findQuiet = (db: DbOrTx, userId: string, now: Date): Promise<Quiet | null> =>
  db.quietTime.findFirst({ where: { userId, endedAt: null, since: { lte: now }, until: { gt: now } }, select: { id: true, since: true, until: true } });

/** Those of these people who read in peace now, and until when at the latest. */
export async function listQuiet(db: DbOrTx, userIds: readonly string[], now: Date): Promise<Map<string, Date>> {
  const found = await db.quietTime.findMany({ where: { userId: { in: [...userIds] }, endedAt: null, since: { lte: now }, until: { gt: now } }, select: { userId: true, until: true } });
  return new Map(found.map(({ userId, until }) => [userId, until]));
}
