import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatExactly, formatRecentDay } from '#app/platform/time/format.ts';
import type { Block } from '../model/review-text.ts';
import { readReviewText } from '../review-text.server.ts';

export type OwnReview = {
  id: string;
  rating: number;
  /** As it was typed. */
  text: string | null;
  blocks: Block[];
  hasSpoilers: boolean;
  isShared: boolean;
  day: string;
  exact: string;
};

/** The viewer's review of a title, if there is one. */
export async function findOwnReview(ctx: MemberCtx, input: { titleId: string }): Promise<OwnReview | null> {
  const found = await ctx.db.review.findUnique({
    where: { userId_titleId: { userId: ctx.viewer.id, titleId: requireUuid(input.titleId) } },
    select: { id: true, rating: true, text: true, hasSpoilers: true, isShared: true, updatedAt: true },
  });
  if (!found) return null;
  const { updatedAt, ...review } = found;
  return {
    ...review,
    blocks: review.text === null ? [] : readReviewText(review.text),
    day: formatRecentDay(dayInZone(updatedAt, ctx.timeZone), ctx.locale, dayInZone(ctx.now, ctx.timeZone)),
    exact: formatExactly(updatedAt, ctx.locale, ctx.timeZone),
  };
}
