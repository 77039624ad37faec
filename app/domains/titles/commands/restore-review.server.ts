import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { writePastFacts } from '#app/kernel/contributions/past-facts.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { titleReviewed } from '../events.ts';
import { lastRemoved } from './last-removed.server.ts';
import { lockPreference } from './lock-preference.server.ts';
import { lockStanding } from './lock-title.server.ts';

/** Brings the review back that was taken away last. Who has written another keeps that: the answer is false. */
export async function restoreReview(ctx: MemberCtx, input: { titleId: string }): Promise<boolean> {
  const userId = ctx.viewer.id;
  return inTransaction(ctx.db, async (tx) => {
    const { reviewsSeenBy } = await lockPreference(tx, userId);
    const { id: titleId, type } = await lockStanding(tx, input.titleId, 'change');
    if (await tx.review.count({ where: { userId, titleId } })) return false;
    const id = await lastRemoved(tx, { userId, titleId, kind: 'review' });
    if (!id) throw notFound();
    await writePastFacts(tx);
    const [back] = await tx.$queryRaw<{ rating: number }[]>`
      WITH kept AS (DELETE FROM "TitleTrash" WHERE "id" = ${id}::uuid RETURNING "content", "titleId")
      INSERT INTO "Review" ("id", "titleId", "type", "userId", "rating", "text", "hasSpoilers", "isShared", "importId", "createdAt", "updatedAt")
      SELECT r."id", k."titleId", r."type", r."userId", r."rating", r."text", r."hasSpoilers", ${reviewsSeenBy !== 'nobody'}, r."importId", r."createdAt", r."updatedAt"
        FROM kept k, jsonb_populate_record(NULL::"Review", k."content") r RETURNING "rating"`;
    if (!back) throw notFound();
    await ctx.queue.publish(tx, titleReviewed, { titleId, type, userId, reviewId: id, rating: back.rating });
    return true;
  });
}
