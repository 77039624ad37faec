import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { removeFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { lockBook } from '../../commands/lock-book.server.ts';

/** Takes a book's PDF away, every version of it; files that nothing shows any more go. */
export async function removeDocument(ctx: MemberCtx, { bookId }: { bookId: string }): Promise<void> {
  const files = await inTransaction(ctx.db, async (tx) => {
    const book = await lockBook(tx, ctx.viewer, bookId, 'change');
    const versions = await tx.documentVersion.findMany({ where: { document: { bookId: book.id } }, select: { fileId: true }, distinct: ['fileId'] });
    await tx.bookDocument.deleteMany({ where: { bookId: book.id } });
    return versions.map(({ fileId }) => fileId);
  });
  for (const id of files) await removeFile(ctx, { id });
}
