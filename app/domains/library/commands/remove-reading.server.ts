import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { refreshBook } from './book-summary.server.ts';
import { lockBook } from './lock-book.server.ts';

/** Removes a reading with its progress, as if it had not been; the book goes where the other readings put it. */
export async function removeReading(ctx: MemberCtx, input: { bookId: string; readingId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    const { count } = await tx.reading.deleteMany({ where: { id: requireUuid(input.readingId), bookId: book.id } });
    if (count === 0) throw notFound();
    await refreshBook(tx, book.id);
  });
}
