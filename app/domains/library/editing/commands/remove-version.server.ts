import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { removeFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { lockDocument, requireQuiet } from './lock-document.server.ts';

/** Makes room: an old version goes with its bytes, unless another one has the same. The original and the one that is read stay. */
export async function removeVersion(ctx: MemberCtx, input: { bookId: string; versionId: string }): Promise<void> {
  const fileId = await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    const where = { id: requireUuid(input.versionId), documentId: document.id };
    const version = await tx.documentVersion.findFirst({ where, select: { number: true, fileId: true } });
    if (!version) throw notFound();
    if (where.id === document.current.id || version.number === 1) throw new AppError('conflict', { messageKey: 'editing:errors.versionStays' });
    await requireQuiet(tx, document);
    await tx.documentVersion.delete({ where, select: { id: true } });
    return version.fileId;
  });
  await removeFile(ctx, { id: fileId });
}
