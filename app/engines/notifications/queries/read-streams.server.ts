import { letsIn } from '#app/kernel/accounts/session.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

/** Far more than is missed while a page comes back; who missed more sees it in the list. */
const mostMissed = 200;

/** What each of these people was shown after a piece of news, oldest first; one statement for all. */
export async function listNewsAfter(db: Db, after: ReadonlyMap<string, number>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const rows = await db.$queryRaw<{ userId: string; seq: number }[]>`
    SELECT a."userId"::text AS "userId", n."seq"::int AS "seq"
    FROM unnest(${[...after.keys()]}::uuid[], ${[...after.values()]}::bigint[]) AS a("userId", "after")
    CROSS JOIN LATERAL (
      SELECT n."seq" FROM "Notification" n WHERE n."userId" = a."userId" AND n."seq" > a."after" ORDER BY n."seq" DESC LIMIT ${mostMissed}) n
    ORDER BY a."userId", n."seq"`;
  for (const { userId, seq } of rows) found.set(userId, [...(found.get(userId) ?? []), seq]);
  return found;
}

/** How far these people's news go. */
export async function lastSeqs(db: Db, userIds: readonly string[]): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map();
  const boxes = await db.notificationBox.findMany({ where: { userId: { in: [...userIds] } }, select: { userId: true, lastSeq: true } });
  return new Map(boxes.map(({ userId, lastSeq }) => [userId, Number(lastSeq)]));
}

/** Those of these sessions that still let somebody in, by the rules that every page goes by. */
export async function liveSessions(db: Db, sessionIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."publicId"::text AS "id" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."publicId" = ANY(${[...sessionIds]}::uuid[]) AND ${letsIn(now)}`;
  return new Set(rows.map(({ id }) => id));
}
