import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import { noteErrandJob } from '../note-jobs.server.ts';

/** A run that nobody has finished for so long is not going to be. */
const longestMs = 6 * 3_600_000;

/** Asks for a copy, or for the notes inside the file, unless that is under way; the copy made before goes. */
export async function requestErrand(ctx: MemberCtx, { id, bookId, kind }: { id: string; bookId: string; kind: 'copy' | 'takeover' }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    const document = await tx.bookDocument.findUnique({ where: { bookId: book.id }, select: { current: { select: { state: true } } } });
    if (document?.current?.state !== 'ready') throw new AppError('conflict', { messageKey: 'notes:copy.noFile' });
    const known = await tx.noteErrand.findUnique({ where: { id }, select: { bookId: true } });
    if (known && known.bookId !== book.id) throw new AppError('conflict');
    if (known) return;
    await tx.noteErrand.updateMany({
      where: { bookId: book.id, kind, state: { in: ['queued', 'running'] }, createdAt: { lt: new Date(ctx.now.getTime() - longestMs) } },
      data: { state: 'failed', problemKey: 'problems.failed', finishedAt: ctx.now },
    });
    // The index lets one errand of a kind in.
    const { count } = await tx.noteErrand.createMany({ data: [{ id, ownerId: book.ownerId, bookId: book.id, kind, createdAt: ctx.now }], skipDuplicates: true });
    if (count === 0) return;
    const earlier = { bookId: book.id, kind, id: { not: id } };
    await tx.storedFile.deleteMany({ where: { ownerId: book.ownerId, kind: 'archive', noteErrands: { some: earlier } } });
    await tx.noteErrand.deleteMany({ where: earlier });
    await ctx.queue.enqueue(tx, noteErrandJob, { errandId: id }, { singletonKey: id });
  });
}
