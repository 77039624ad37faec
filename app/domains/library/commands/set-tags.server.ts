import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';
import { saveTags } from './save-details.server.ts';

export async function setTags(ctx: MemberCtx, input: { bookId: string; tags: string[] }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    await saveTags(tx, book.ownerId, book.id, input.tags);
    await refreshBook(tx, book.id);
  });
}
