import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

/** One of the viewer's own reviews, by its id or by its title, as it was written; anybody else's is not found. */
export async function getOwnReview(ctx: MemberCtx, which: { reviewId: string } | { titleId: string }) {
  const is = 'reviewId' in which ? { id: requireUuid(which.reviewId) } : { titleId: requireUuid(which.titleId) };
  const found = await ctx.db.review.findFirst({
    where: { userId: ctx.viewer.id, ...is }, select: { id: true, titleId: true, rating: true, text: true, hasSpoilers: true, isShared: true, updatedAt: true },
  });
  if (!found) throw notFound();
  return found;
}
