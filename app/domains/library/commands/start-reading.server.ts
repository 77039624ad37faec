import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { readingStarted } from '../events.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import type { LockedBook } from './lock-book.server.ts';
import { moveTo, openReading, refuseFuture } from './write-reading.server.ts';

export type StartReadingInput = { bookId: string; id?: string; startedOn?: Date; fromStart?: boolean };

/**
 * Opens a book: a first reading, another one, or, for a book that was stopped, the same reading where it was left.
 * A book that is being read already stays as it is. Returns the reading's id.
 */
export async function startReading(ctx: MemberCtx, input: StartReadingInput): Promise<string> {
  refuseFuture(ctx, { startedOn: input.startedOn });
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const readingId = await ensureOpenReading(tx, ctx, book, input);
    await refreshBook(tx, book.id);
    return readingId;
  });
}

/** The open reading of a locked book; without one, the stopped one resumed or a new one. */
export async function ensureOpenReading(
  tx: Tx, ctx: MemberCtx, book: LockedBook, input: Omit<StartReadingInput, 'bookId'>,
): Promise<string> {
  const open = await tx.reading.findFirst({ where: { bookId: book.id, state: 'reading' }, select: { id: true } });
  if (open) return open.id;
  if (book.state === 'stopped' && !input.fromStart) {
    const resumed = await resume(tx, ctx, book);
    if (resumed) return resumed;
  }
  // The id of a reading that has ended since: an old form sent again.
  if (input.id && (await tx.reading.findUnique({ where: { id: input.id }, select: { id: true } }))) throw new AppError('conflict');
  return openReading(tx, ctx, book, { id: input.id, on: input.startedOn });
}

async function resume(tx: Tx, ctx: MemberCtx, book: LockedBook): Promise<string | null> {
  const stopped = await tx.reading.findFirst({
    where: { bookId: book.id, state: 'stopped' },
    orderBy: [{ endedOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }], select: { id: true },
  });
  if (!stopped) return null;
  await tx.reading.update({ where: { id: stopped.id }, data: { state: 'reading', endedOn: null }, select: { id: true } });
  await moveTo(tx, ctx, book, 'reading');
  await ctx.queue.publish(tx, readingStarted, { ownerId: book.ownerId, bookId: book.id, readingId: stopped.id });
  return stopped.id;
}
