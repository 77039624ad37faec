import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import { putPastReading, refuseFuture } from './write-reading.server.ts';

export type AddPastReadingInput = { bookId: string; id: string; state: 'finished' | 'stopped'; startedOn?: Date; endedOn?: Date };

/** Writes down a reading of the past; dates that nobody remembers stay open. */
export async function addPastReading(ctx: MemberCtx, input: AddPastReadingInput): Promise<string> {
  refuseFuture(ctx, { startedOn: input.startedOn, endedOn: input.endedOn });
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const known = await tx.reading.findUnique({ where: { id: input.id }, select: { bookId: true } });
    if (known && known.bookId !== book.id) throw new AppError('conflict');
    if (known) return input.id;
    await putPastReading(tx, ctx, book, input);
    // A book that waited on the shelf goes where its first reading puts it.
    const state = input.state === 'finished' ? 'read' : 'stopped';
    if (book.state === 'to_read') await tx.book.update({ where: { id: book.id }, data: { state }, select: { id: true } });
    await refreshBook(tx, book.id);
    return input.id;
  });
}
