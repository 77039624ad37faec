import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { addVersion } from '../../documents/index.server.ts';
import { lockDocument, requireQuiet } from './lock-document.server.ts';

/** An old version is read again: as a new one of the same bytes, whose pages have their old names. Nothing is deleted. */
export async function restoreVersion(ctx: MemberCtx, input: { bookId: string; versionId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const document = await lockDocument(tx, ctx.viewer, input.bookId);
    const version = await tx.documentVersion.findFirst({
      where: { id: requireUuid(input.versionId), documentId: document.id },
      select: { id: true, number: true, fileId: true, pageKeys: true, sealedPassword: true },
    });
    if (!version) throw notFound();
    // The bytes are the file's already: sent twice, done once.
    if (version.fileId === document.current.fileId) return;
    if (version.pageKeys.length === 0) throw new AppError('conflict', { messageKey: 'editing:errors.notReady' });
    await requireQuiet(tx, document);
    await addVersion(tx, ctx, {
      documentId: document.id, fileId: version.fileId, origin: 'restore', baseId: version.id, changes: { kind: 'restore', from: version.number },
      pageKeys: version.pageKeys, ...(version.sealedPassword && { sealedPassword: new Uint8Array(version.sealedPassword) }),
    });
  });
}
