import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { titleReviewed } from '../events.ts';
import type { ReviewInput } from '../schema.ts';
import { lockPreference } from './lock-preference.server.ts';
import { lockTitle } from './lock-title.server.ts';

export type SavedReview = { id: string; created: boolean };

/** Writes one's review of a title or changes it. The title's average follows by triggers, in the same transaction. */
export async function saveReview(ctx: MemberCtx, input: ReviewInput & { titleId: string }): Promise<SavedReview> {
  const titleId = requireUuid(input.titleId);
  const userId = ctx.viewer.id;
  return inTransaction(ctx.db, async (tx) => {
    const { reviewsSeenBy } = await lockPreference(tx, userId);
    // Held from here on, so that it is not merged into another with a review left behind.
    const { type } = await lockTitle(tx, titleId, 'change');
    const said = { rating: input.rating, text: input.text ?? null, hasSpoilers: input.hasSpoilers };
    const before = await tx.review.findUnique({ where: { userId_titleId: { userId, titleId } }, select: { id: true, rating: true, text: true, hasSpoilers: true } });
    if (before && isSame(before, said)) return { id: before.id, created: false };
    const { id } = before
      ? await tx.review.update({ where: { id: before.id }, data: { ...said, updatedAt: ctx.now }, select: { id: true } })
      : await tx.review.create({ data: { ...said, titleId, type, userId, isShared: reviewsSeenBy !== 'nobody', createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
    await ctx.queue.publish(tx, titleReviewed, { titleId, type, userId, reviewId: id, rating: said.rating });
    return { id, created: !before };
  });
}

type Said = { rating: number; text: string | null; hasSpoilers: boolean };

/** The same words once more are no change: neither a new day nor another fact. */
const isSame = (one: Said, other: Said): boolean => one.rating === other.rating && one.text === other.text && one.hasSpoilers === other.hasSpoilers;
