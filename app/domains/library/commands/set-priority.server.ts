import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { priorityNumber } from '../model/priority.ts';
import type { Priority } from '../model/priority.ts';
import { lockBook } from './lock-book.server.ts';

export async function setPriority(ctx: MemberCtx, input: { bookId: string; priority: Priority }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    await tx.book.update({ where: { id: book.id }, data: { priority: priorityNumber(input.priority) }, select: { id: true } });
  });
}
