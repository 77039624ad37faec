import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { invalidField, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayText } from '#app/platform/time/days.ts';
import type { EditReadingInput } from '../schema.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import type { LockedBook } from './lock-book.server.ts';
import { publishFinished, putEndEntry, refuseFuture } from './write-reading.server.ts';

/** Mends a reading's dates or how it ended; an end that is taken away opens it again. */
export async function editReading(ctx: MemberCtx, input: EditReadingInput & { bookId: string; readingId: string }): Promise<void> {
  refuseFuture(ctx, { startedOn: input.startedOn, endedOn: input.endedOn });
  if (input.state === 'reading' && input.endedOn) throw invalidField('endedOn', 'library:errors.openHasNoEnd');
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const where = { id: requireUuid(input.readingId), bookId: book.id };
    const reading = await tx.reading.findFirst({ where, select: { id: true, state: true, endedOn: true } });
    if (!reading) throw notFound();
    await write(tx, reading.id, input);
    await moveEnd(tx, ctx, book, reading, input);
    if (reading.state === 'reading' && input.state !== 'reading' && book.state === 'reading') {
      await tx.book.update({ where: { id: book.id }, data: { state: input.state === 'finished' ? 'read' : 'stopped' }, select: { id: true } });
    }
    await refreshBook(tx, book.id);
  });
}

async function write(tx: Tx, id: string, input: EditReadingInput): Promise<void> {
  const data = { state: input.state, startedOn: input.startedOn ?? null, endedOn: input.endedOn ?? null };
  try {
    await tx.reading.update({ where: { id }, data, select: { id: true } });
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('state', 'library:errors.otherReadingOpen');
    throw error;
  }
}

/** The end's entry in the history follows the end's date: taken back where it was, written where it is. */
async function moveEnd(
  tx: Tx, ctx: MemberCtx, book: LockedBook,
  before: { id: string; state: string; endedOn: Date | null }, after: EditReadingInput,
): Promise<void> {
  const sameEnd = before.state === after.state && dayOrNone(before.endedOn) === dayOrNone(after.endedOn);
  if (sameEnd) return;
  if (before.state === 'finished' && before.endedOn) {
    await tx.progressEntry.updateMany({
      where: { readingId: before.id, permille: 1000, day: before.endedOn, retractedAt: null }, data: { retractedAt: ctx.now },
    });
  }
  if (after.state !== 'finished') return;
  if (after.endedOn) await putEndEntry(tx, ctx, book, before.id, after.endedOn);
  if (before.state !== 'finished') await publishFinished(tx, ctx, book, before.id, after.endedOn ?? null);
}

const dayOrNone = (day: Date | null | undefined): string => (day ? dayText(day) : '');
