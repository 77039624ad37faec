import type { Db } from '#app/platform/db/client.server.ts';
import { dueMoments } from '../model/digest-time.ts';

export type DueDigest = { userId: string; day: Date; at: Date };

/** News older than this are no news: a channel that was off for long does not begin with all of it. */
const longestMs = 14 * 24 * 3_600_000;

/** Whose hour has come today, who has not had today's digest and for whom something was waiting at that hour; in the order of their ids. */
export async function listDueDigests(db: Db, { now, after, take }: { now: Date; after: string | null; take: number }): Promise<DueDigest[]> {
  const zones = await db.$queryRaw<{ timeZone: string }[]>`
    SELECT DISTINCT u."timeZone" FROM "User" u WHERE u."id" IN (SELECT n."userId" FROM "Notification" n WHERE n."inDigest")`;
  const due = zones.flatMap(({ timeZone }) => dueMoments(now, timeZone).map((moment) => ({ ...moment, timeZone })));
  if (due.length === 0) return [];
  return db.$queryRaw<DueDigest[]>`
    SELECT u."id"::text AS "userId", z."day", z."at"
    FROM unnest(${due.map(({ timeZone }) => timeZone)}::text[], ${due.map(({ hour }) => hour)}::int[], ${due.map(({ day }) => day)}::date[], ${due.map(({ at }) => at)}::timestamptz[])
      AS z("timeZone", "hour", "day", "at")
    JOIN "User" u ON u."timeZone" = z."timeZone" AND u."digestHour" = z."hour"
    LEFT JOIN "NotificationBox" b ON b."userId" = u."id"
    WHERE u."deactivatedAt" IS NULL AND u."blockedAt" IS NULL AND u."deletionDueAt" IS NULL AND u."notificationChannel" <> 'none'
      AND (u."notificationChannel" <> 'email' OR (u."email" IS NOT NULL AND b."lettersStoppedAt" IS NULL))
      AND (${after}::uuid IS NULL OR u."id" > ${after}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "NotificationDigest" d WHERE d."userId" = u."id" AND d."day" = z."day")
      AND EXISTS (
        SELECT 1 FROM "Notification" n WHERE n."userId" = u."id" AND n."inDigest" AND n."readAt" IS NULL AND n."foldedInto" IS NULL
          AND n."shownAt" <= z."at" AND n."shownAt" > ${new Date(now.getTime() - longestMs)}::timestamptz)
    ORDER BY u."id" LIMIT ${take}`;
}

export type DigestNews = { userId: string; key: string; values: unknown; count: number; href: string; total: number };

/** What stands in them: the newest `most` of each person, oldest first, and how many there are in all. One statement for everybody. */
export async function listDigestNews(db: Db, due: readonly DueDigest[], most: number): Promise<Map<string, DigestNews[]>> {
  const found = new Map<string, DigestNews[]>();
  if (due.length === 0) return found;
  const rows = await db.$queryRaw<DigestNews[]>`
    SELECT n."userId"::text AS "userId", n."key", n."values", n."count", n."href", n."total"
    FROM unnest(${due.map(({ userId }) => userId)}::uuid[], ${due.map(({ at }) => at)}::timestamptz[]) AS d("userId", "at")
    CROSS JOIN LATERAL (
      SELECT n.*, (count(*) OVER ())::int AS "total" FROM "Notification" n
      WHERE n."userId" = d."userId" AND n."inDigest" AND n."readAt" IS NULL AND n."foldedInto" IS NULL AND n."shownAt" <= d."at"
      ORDER BY n."shownAt" DESC, n."id" DESC LIMIT ${most}) n
    ORDER BY n."userId", n."shownAt", n."id"`;
  for (const row of rows) found.set(row.userId, [...(found.get(row.userId) ?? []), row]);
  return found;
}
