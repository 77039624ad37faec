import type { Tx } from '#app/platform/db/client.server.ts';
import { sendJob } from '../jobs.server.ts';
import type { NewsWork } from '../news-work.ts';
import { tellStreams } from './box.server.ts';

/** One piece for one person; nobody twice in one call, and their boxes are locked. */
export type Shown = { id: string; userId: string; send: Date | 'digest' | 'none' };

/**
 * Puts news into their people's lists, each behind what was there before. An unread line of the same group is folded into the new one, and
 * where its person was written to about it already, the new one waits for the digest instead of writing again.
 */
export async function showNews(tx: Tx, work: Pick<NewsWork, 'queue'>, shown: readonly Shown[], now: Date): Promise<void> {
  if (shown.length === 0) return;
  const inOrder = [...shown].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const ids = inOrder.map(({ id }) => id);
  const userIds = inOrder.map(({ userId }) => userId);
  const sendAt = inOrder.map(({ send }) => (send instanceof Date ? send : null));
  const digest = inOrder.map(({ send }) => send === 'digest');
  const folded = await tx.$queryRaw<{ into: string; count: number; sentAt: Date | null }[]>`
    UPDATE "Notification" o SET "foldedInto" = n."id", "sendAt" = NULL, "inDigest" = FALSE
    FROM "Notification" n
    WHERE n."id" = ANY(${ids}::uuid[]) AND o."userId" = n."userId" AND o."groupKey" = n."groupKey" AND o."id" <> n."id"
      AND o."shownAt" IS NOT NULL AND o."readAt" IS NULL AND o."foldedInto" IS NULL
    RETURNING n."id"::text AS "into", o."count", o."sentAt"`;
  await tx.$executeRaw`
    WITH wanted AS (SELECT * FROM unnest(${ids}::uuid[], ${userIds}::uuid[], ${sendAt}::timestamptz[], ${digest}::boolean[]) AS w("id", "userId", "sendAt", "digest")),
    older AS (SELECT * FROM unnest(${folded.map(({ into }) => into)}::uuid[], ${folded.map(({ count }) => count)}::int[], ${folded.map(({ sentAt }) => sentAt)}::timestamptz[]) AS o("id", "count", "sentAt")),
    numbered AS (
      UPDATE "NotificationBox" b SET "lastSeq" = b."lastSeq" + 1 FROM wanted w WHERE b."userId" = w."userId" RETURNING b."userId", b."lastSeq")
    UPDATE "Notification" n SET
      "shownAt" = ${now}::timestamptz, "heldUntil" = NULL, "seq" = numbered."lastSeq", "count" = n."count" + COALESCE(o."count", 0), "sentAt" = o."sentAt",
      "sendAt" = CASE WHEN o."sentAt" IS NULL THEN w."sendAt" END,
      "inDigest" = w."digest" OR (o."sentAt" IS NOT NULL AND w."sendAt" IS NOT NULL)
    FROM wanted w JOIN numbered ON numbered."userId" = w."userId" LEFT JOIN older o ON o."id" = w."id"
    WHERE n."id" = w."id"`;
  await tellStreams(tx, userIds);
  await wakeSenders(tx, work, sendAt, now);
}

/** One job for all that goes now, and one for each time at which something goes later. */
async function wakeSenders(tx: Tx, { queue }: Pick<NewsWork, 'queue'>, times: readonly (Date | null)[], now: Date): Promise<void> {
  const due = times.filter((time) => time !== null);
  if (due.some((time) => time <= now)) await queue.enqueue(tx, sendJob, {});
  const later = new Set(due.filter((time) => time > now).map((time) => time.toISOString()));
  for (const time of [...later].sort()) await queue.enqueue(tx, sendJob, {}, { startAfter: new Date(time), singletonKey: time });
}
