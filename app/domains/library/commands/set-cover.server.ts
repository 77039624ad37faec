import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { removeFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { lockBook } from './lock-book.server.ts';

/** Gives a book one of its owner's pictures as its cover, or with null takes it away; a cover that nothing shows any more goes. */
export async function setCover(ctx: MemberCtx, input: { bookId: string; fileId: string | null }): Promise<void> {
  const before = await inTransaction(ctx.db, async (tx) => {
    const { id, ownerId } = await lockBook(tx, ctx.viewer, input.bookId, 'change');
    if (input.fileId !== null && (await tx.storedFile.count({ where: { id: input.fileId, ownerId, kind: 'picture' } })) === 0) throw notFound();
    const { coverId } = await tx.book.findUniqueOrThrow({ where: { id }, select: { coverId: true } });
    await tx.book.update({ where: { id }, data: { coverId: input.fileId }, select: { id: true } });
    return coverId;
  });
  if (before !== null && before !== input.fileId) await removeFile(ctx, { id: before });
}
