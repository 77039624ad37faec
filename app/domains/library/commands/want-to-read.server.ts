import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { canBecome } from '../model/book-state.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';

/** Back on the "to read" shelf after a reading; its history stays. */
export async function wantToRead(ctx: MemberCtx, input: { bookId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    if (book.state === 'to_read') return;
    if (!canBecome(book.state, 'to_read')) throw new AppError('conflict', { messageKey: 'library:errors.beingRead' });
    await tx.book.update({ where: { id: book.id }, data: { state: 'to_read' }, select: { id: true } });
    await refreshBook(tx, book.id);
  });
}
