import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import { closeReading, refuseFuture, todayOf } from './write-reading.server.ts';

export type EndReadingCommand = { bookId: string; readingId: string; endedOn?: Date };

/** The book is read to its end. Finishing what is finished changes nothing, also when asked twice at once. */
export const finishReading = (ctx: MemberCtx, input: EndReadingCommand): Promise<void> => end(ctx, input, 'finished');

/** Put aside for now or for good; where it was left is kept. */
export const stopReading = (ctx: MemberCtx, input: EndReadingCommand): Promise<void> => end(ctx, input, 'stopped');

async function end(ctx: MemberCtx, input: EndReadingCommand, state: 'finished' | 'stopped'): Promise<void> {
  refuseFuture(ctx, { endedOn: input.endedOn });
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const where = { id: requireUuid(input.readingId), bookId: book.id };
    const reading = await tx.reading.findFirst({ where, select: { id: true, state: true } });
    if (!reading) throw notFound();
    if (reading.state !== 'reading') return;
    await closeReading(tx, ctx, book, reading.id, state, input.endedOn ?? todayOf(ctx));
    await refreshBook(tx, book.id);
  });
}
