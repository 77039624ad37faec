import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { TitlesPreference } from '../model/preference.ts';
import { lockPreference } from './lock-preference.server.ts';

/** Keeps what somebody has chosen; what they wrote before becomes shared or private with it, and averages follow at once. */
export async function changePreference(ctx: MemberCtx, chosen: TitlesPreference): Promise<void> {
  const userId = ctx.viewer.id;
  await inTransaction(ctx.db, async (tx) => {
    await lockPreference(tx, userId);
    await tx.titlesPreference.upsert({ where: { userId }, create: { userId, ...chosen }, update: chosen, select: { userId: true } });
    await shareReviews(tx, userId, chosen.reviewsSeenBy !== 'nobody');
    await shareWalks(tx, userId, chosen.walksSeenBy !== 'nobody');
  });
}

/** All of them in one statement, in the order of a key: two people's changes wait for each other instead of deadlocking. */
const shareReviews = (tx: Tx, userId: string, isShared: boolean) => tx.$executeRaw`
  UPDATE "Review" SET "isShared" = ${isShared} WHERE "id" IN (
    SELECT "id" FROM "Review" WHERE "userId" = ${userId}::uuid AND "isShared" <> ${isShared} ORDER BY "titleId" FOR NO KEY UPDATE)`;

const shareWalks = (tx: Tx, userId: string, isShared: boolean) => tx.$executeRaw`
  UPDATE "Walk" SET "isShared" = ${isShared} WHERE "id" IN (
    SELECT "id" FROM "Walk" WHERE "userId" = ${userId}::uuid AND "isShared" <> ${isShared} ORDER BY "titleId" FOR NO KEY UPDATE)`;
