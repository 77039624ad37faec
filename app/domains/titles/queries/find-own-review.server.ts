import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
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

/** A review in JSON, where a moment is text. */
export type RawReview = Omit<OwnReview, keyof SaidView> & { updatedAt: string };

/** Of `"Review" r`, in one value. */
export const reviewAsJson = Prisma.sql`jsonb_build_object('id', r."id", 'rating', r."rating", 'text', r."text", 'hasSpoilers', r."hasSpoilers", 'isShared', r."isShared", 'updatedAt', r."updatedAt")`;

export const ownReviewView = (ctx: MemberCtx, { updatedAt, ...review }: RawReview): OwnReview => ({ ...review, ...saidView(ctx, { text: review.text, updatedAt: new Date(updatedAt) }) });

/** The viewer's review of a title, if there is one. */
export async function findOwnReview(ctx: MemberCtx, input: { titleId: string }): Promise<OwnReview | null> {
  const [row] = await readRows<{ review: RawReview }>(ctx.db, Prisma.sql`
    SELECT ${reviewAsJson} AS "review" FROM "Review" r WHERE r."userId" = ${ctx.viewer.id}::uuid AND r."titleId" = ${requireUuid(input.titleId)}::uuid`);
  return row ? ownReviewView(ctx, row.review) : null;
}
