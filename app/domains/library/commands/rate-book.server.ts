import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { bookRated } from '../events.ts';
import type { RateInput } from '../schema.ts';
import { lockBook } from './lock-book.server.ts';

/** One's opinion: a rating of 0–100 (or none) and words. */
export async function rateBook(ctx: MemberCtx, input: RateInput & { bookId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const rating = input.rating ?? null;
    const data = { rating, review: input.review ?? null, reviewHasSpoilers: input.reviewHasSpoilers };
    await tx.book.update({ where: { id: book.id }, data, select: { id: true } });
    await ctx.queue.publish(tx, bookRated, { ownerId: book.ownerId, bookId: book.id, rating });
  });
}
