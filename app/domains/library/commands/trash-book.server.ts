import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { bookRestored, bookTrashed } from '../events.ts';
import { lockBook } from './lock-book.server.ts';

/** Into the trash, with everything about it; returns the title, for saying so. */
export async function trashBook(ctx: MemberCtx, input: { bookId: string }): Promise<string> {
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'trash');
    if (book.deletedAt) return book.title;
    await tx.book.update({ where: { id: book.id }, data: { deletedAt: ctx.now }, select: { id: true } });
    await ctx.queue.publish(tx, bookTrashed, { ownerId: book.ownerId, bookId: book.id });
    return book.title;
  });
}

/** Out of the trash, as it was. */
export async function restoreBook(ctx: MemberCtx, input: { bookId: string }): Promise<string> {
  return inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'restore');
    if (!book.deletedAt) return book.title;
    await tx.book.update({ where: { id: book.id }, data: { deletedAt: null }, select: { id: true } });
    await ctx.queue.publish(tx, bookRestored, { ownerId: book.ownerId, bookId: book.id });
    return book.title;
  });
}
