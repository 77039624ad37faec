import { v5 as uuidv5 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { lockBook } from '../../commands/lock-book.server.ts';
import type { LockedBook } from '../../commands/lock-book.server.ts';
import { enterProgress } from '../../commands/record-progress.server.ts';
import { permilleAt } from '../../model/progress.ts';
import { shelfProgress } from '../model/places.ts';
import type { TakenMark } from './record-marks.server.ts';

const entries = '5b1c6a50-6f0e-4f0a-9d0c-2f3f5f0c8a11';
/** Between two entries that the reader makes by itself, unless the book is closed. */
const restMs = 10 * 60_000;
/** A book on the "to read" shelf is begun by reading it, not by looking into it. */
const beginsAfterSeconds = 60;

/**
 * The shelf follows the reader: the furthest page moves the book on, and never back. One entry in ten minutes and one at the end, or
 * the history would be nothing else.
 */
export async function followProgress(ctx: MemberCtx, { bookId, marks }: { bookId: string; marks: readonly TakenMark[] }): Promise<void> {
  const last = marks.reduce<TakenMark | null>((found, mark) => (found && found.page >= mark.page ? found : mark), null);
  if (!last) return;
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    const step = await nextStep(tx, ctx, book, last, marks.some(({ isEnd }) => isEnd));
    if (step) await enterProgress(tx, ctx, book, { id: uuidv5(last.id, entries), on: undefined, ...step });
  });
}

/** What the shelf is to be told; null = nothing (yet). */
async function nextStep(tx: Tx, ctx: MemberCtx, { id, state, pages }: LockedBook, last: TakenMark, isEnd: boolean) {
  if (state !== 'reading' && state !== 'to_read') return null;
  const kept = await tx.book.findUniqueOrThrow({
    where: { id },
    select: {
      currentPermille: true, currentPage: true,
      document: { select: { current: { select: { pageCount: true } } } },
      sittings: { where: { deviceKey: { not: null } }, orderBy: { startedAt: 'desc' }, take: 1, select: { seconds: true } },
      progress: { where: { retractedAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { at: true } },
    },
  });
  const pageCount = kept.document?.current?.pageCount;
  if (!pageCount || (state === 'to_read' && (kept.sittings[0]?.seconds ?? 0) < beginsAfterSeconds)) return null;
  const step = shelfProgress(last.page, pageCount, pages);
  const isFurther = step.unit === 'page' && pages !== null
    ? step.value > (kept.currentPage ?? 0) && permilleAt(step.value, pages) >= (kept.currentPermille ?? 0)
    : step.value * 10 > (kept.currentPermille ?? 0);
  const rested = ctx.now.getTime() - (kept.progress[0]?.at.getTime() ?? 0) >= restMs;
  return isFurther && (rested || isEnd) ? step : null;
}
