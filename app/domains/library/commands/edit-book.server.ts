import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { EditBookInput } from '../schema.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import { detailColumns, saveAuthors, saveTags } from './save-details.server.ts';

/** Changes what the book is; readings and progress stay as they were recorded. */
export async function editBook(ctx: MemberCtx, input: EditBookInput & { bookId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const columns = await detailColumns(tx, book.ownerId, input);
    await tx.book.update({ where: { id: book.id }, data: columns, select: { id: true } });
    await saveAuthors(tx, book.ownerId, book.id, input.authors);
    await saveTags(tx, book.ownerId, book.id, input.tags);
    await refreshBook(tx, book.id);
  });
}
