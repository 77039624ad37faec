import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { dayText } from '#app/platform/time/days.ts';
import { progressRecorded } from '../events.ts';
import { isAtEnd, toPosition } from '../model/progress.ts';
import type { Position } from '../model/progress.ts';
import type { ProgressInput } from '../schema.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import type { LockedBook } from './lock-book.server.ts';
import { ensureOpenReading } from './start-reading.server.ts';
import { closeReading, moveTo, putEntry, refuseFuture, todayOf } from './write-reading.server.ts';

export type Progress = { entryId: string; readingId: string; position: Position; finished: boolean; pagesAdvanced: number; /** It can be taken back: nothing later is written down. */ isNewest: boolean };

/**
 * "I am on page …". Appends to the history exactly what was typed, also when it is further back than before;
 * the end of the book finishes the reading. A book that is not being read is opened by it.
 */
export async function recordProgress(ctx: MemberCtx, input: Entered & { bookId: string }): Promise<Progress> {
  refuseFuture(ctx, { on: input.on });
  return inTransaction(ctx.db, async (tx) => enterProgress(tx, ctx, await lockBook(tx, ctx.viewer, input.bookId, 'change'), input));
}

/** `onlyInHand`: about a book that was being read when it was asked about; if it no longer is, the answer comes too late and does not open it. */
type Entered = ProgressInput & { onlyInHand?: boolean };

/** The same for a book that is locked already. */
export async function enterProgress(tx: Tx, ctx: MemberCtx, book: LockedBook, input: Entered): Promise<Progress> {
  const known = await recorded(tx, book, input.id);
  if (known) return known;
  if (input.onlyInHand && book.state !== 'reading') throw new AppError('conflict', { messageKey: 'library-bot:read.over' });
  const position = positionIn(book, input);
  const on = input.on ?? todayOf(ctx);
  const readingId = await ensureOpenReading(tx, ctx, book, { startedOn: on });
  await tx.reading.updateMany({ where: { id: readingId, startedOn: { gt: on } }, data: { startedOn: on } });
  const entry = await putEntry(tx, ctx, book, { id: input.id, readingId, position, on });
  const finished = isAtEnd(position, book.pages);
  if (finished) await closeReading(tx, ctx, book, readingId, 'finished', on);
  else await moveTo(tx, ctx, book, 'reading');
  await refreshBook(tx, book.id);
  await ctx.queue.publish(tx, progressRecorded, {
    ownerId: book.ownerId, bookId: book.id, readingId, entryId: entry.id, day: dayText(on), ...position, pagesAdvanced: entry.pagesAdvanced,
  });
  return { entryId: entry.id, readingId, position, finished, pagesAdvanced: entry.pagesAdvanced, isNewest: entry.isNewest };
}

function positionIn(book: LockedBook, input: ProgressInput): Position {
  const typed = input.unit === 'page' ? { page: input.value } : { percent: input.value };
  const position = toPosition(typed, book.pages);
  if (typeof position === 'string') throw invalidField('value', `library:errors.${position}`);
  return position;
}

/** The same form sent again: what it did the first time. */
async function recorded(tx: Tx, book: LockedBook, id: string): Promise<Progress | null> {
  const entry = await tx.progressEntry.findUnique({
    where: { id },
    select: { id: true, bookId: true, readingId: true, page: true, permille: true, pagesAdvanced: true, reading: { select: { state: true } } },
  });
  if (!entry) return null;
  if (entry.bookId !== book.id) throw new AppError('conflict');
  const { page, permille, readingId, pagesAdvanced } = entry;
  return { entryId: entry.id, readingId, position: { page, permille }, finished: entry.reading.state === 'finished', pagesAdvanced, isNewest: true };
}
