import { v7 as uuidv7 } from 'uuid';
import { addTitleInput } from '#app/domains/titles/edit-schema.ts';
import { addTitle } from '#app/domains/titles/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

export const titleInput = (input: Record<string, unknown> = {}) => addTitleInput.parse({ id: uuidv7(), type: 'film', name: 'Stalker', ...input });

/** A title of the circle, whatever else is called so. */
export async function givenTitle(ctx: MemberCtx, input: Record<string, unknown> = {}): Promise<string> {
  const added = await addTitle(ctx, titleInput({ anyway: true, ...input }));
  if (added.outcome === 'twins') throw new Error('asked for anyway');
  return added.id;
}

/** A walk as it lies in the database, with its history. */
export async function givenWalk(ctx: MemberCtx, titleId: string, { type = 'film', state = 'completed', at = '2026-11-20T12:00:00Z', past = 0 }: { type?: 'film' | 'game'; state?: 'completed' | 'planned' | 'dropped'; at?: string; past?: number } = {}): Promise<string> {
  const id = uuidv7();
  await ctx.db.walk.create({ data: { id, titleId, type, userId: ctx.viewer.id, state, runs: past + 1, updatedAt: new Date(at) } });
  for (let number = 1; number <= past; number += 1) await ctx.db.walkRun.create({ data: { walkId: id, number, state: 'completed', progress: number } });
  for (let run = 1; run <= past + 1; run += 1) await ctx.db.walkChange.create({ data: { walkId: id, run, state: 'completed' } });
  return id;
}

export async function givenReview(ctx: MemberCtx, titleId: string, rating: number, at = '2026-11-20T12:00:00Z', type: 'film' | 'game' = 'film'): Promise<string> {
  const id = uuidv7();
  await ctx.db.review.create({ data: { id, titleId, type, userId: ctx.viewer.id, rating, updatedAt: new Date(at) } });
  return id;
}

/** Sums of a title as they stand, and as they are when counted again. */
export async function sumsOf(ctx: MemberCtx, titleId: string) {
  const { ratingSum, ratingCount, ratingTens } = await ctx.db.title.findUniqueOrThrow({ where: { id: titleId } });
  const reviews = await ctx.db.review.findMany({ where: { titleId, isShared: true } });
  const tens = Array<number>(10).fill(0);
  for (const { rating } of reviews) tens[Math.min(9, Math.floor(rating / 10))]! += 1;
  return { kept: [ratingSum, ratingCount, ratingTens], counted: [reviews.reduce((sum, { rating }) => sum + rating, 0), reviews.length, tens] };
}
