import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { canTitle } from '../policies.ts';
import { dropCover } from './drop-cover.server.ts';
import { lockTitle } from './lock-title.server.ts';

/** Gives a title a picture of the viewer's as its cover, or with null takes it away; the one before goes, which nothing brings back, so the journal says whose doing it was. */
export async function setTitleCover(ctx: MemberCtx, input: { titleId: string; fileId: string | null }): Promise<void> {
  const before = await inTransaction(ctx.db, async (tx) => {
    const { id, type, createdById, coverId } = await lockTitle(tx, input.titleId, 'change');
    if (!canTitle(ctx.viewer, 'edit', { createdById, isUsed: true })) throw notFound();
    if (input.fileId !== null && (await tx.storedFile.count({ where: { id: input.fileId, ownerId: ctx.viewer.id, kind: 'picture' } })) === 0) throw notFound();
    await tx.title.update({ where: { id }, data: { coverId: input.fileId, updatedAt: ctx.now }, select: { id: true } });
    if (coverId !== input.fileId) {
      const kind = input.fileId === null ? 'title.cover-removed' : 'title.cover-changed';
      await recordAudit(tx, { kind, actorId: ctx.viewer.id, subjectId: createdById, ip: ctx.ip, now: ctx.now, details: { titleId: id, type } });
    }
    return coverId;
  });
  if (before !== input.fileId) await dropCover(ctx, before);
}
