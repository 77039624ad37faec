import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayText } from '#app/platform/time/days.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';

/**
 * Takes back the newest entry of a reading (an undo, a typing mistake); the row stays, marked. If it had finished
 * the book, the reading is open again. Older entries are taken back only after the newer ones.
 */
export async function retractProgress(ctx: MemberCtx, input: { bookId: string; entryId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const entry = await tx.progressEntry.findFirst({
      where: { id: requireUuid(input.entryId), bookId: book.id },
      select: { id: true, readingId: true, day: true, permille: true, retractedAt: true, reading: { select: { state: true, endedOn: true } } },
    });
    if (!entry) throw notFound();
    if (entry.retractedAt) return;
    const newest = await tx.progressEntry.findFirst({
      where: { readingId: entry.readingId, retractedAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { id: true },
    });
    if (newest?.id !== entry.id) throw new AppError('conflict', { messageKey: 'library:errors.notNewest' });
    await tx.progressEntry.update({ where: { id: entry.id }, data: { retractedAt: ctx.now }, select: { id: true } });
    const { state, endedOn } = entry.reading;
    const ended = state === 'finished' && entry.permille === 1000 && endedOn && dayText(endedOn) === dayText(entry.day);
    const otherOpen = ended && (await tx.reading.count({ where: { bookId: book.id, state: 'reading' } })) > 0;
    if (otherOpen) throw new AppError('conflict', { messageKey: 'library:errors.otherReadingOpen' });
    if (ended) {
      await tx.reading.update({ where: { id: entry.readingId }, data: { state: 'reading', endedOn: null }, select: { id: true } });
    }
    await refreshBook(tx, book.id);
  });
}
