import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { saidView } from './said-view.server.ts';
import type { SaidView } from './said-view.server.ts';

export type OwnReview = SaidView & {
  id: string;
  rating: number;
  /** As it was typed. */
  text: string | null;
  hasSpoilers: boolean;
  isShared: boolean;
};

/** The viewer's review of a title, if there is one. */
export async function findOwnReview(ctx: MemberCtx, input: { titleId: string }): Promise<OwnReview | null> {
  const found = await ctx.db.review.findUnique({
    where: { userId_titleId: { userId: ctx.viewer.id, titleId: requireUuid(input.titleId) } },
    select: { id: true, rating: true, text: true, hasSpoilers: true, isShared: true, updatedAt: true },
  });
  if (!found) return null;
  const { updatedAt: _updatedAt, ...review } = found;
  return {
    ...review,
    ...saidView(ctx, found),
  };
}
