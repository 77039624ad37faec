import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError, invalidField, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { titlesMerged } from '../events.ts';
import { canTitle } from '../policies.ts';
import { dropCover } from './drop-cover.server.ts';
import { lockTitles } from './lock-title.server.ts';
import { moveWalks } from './move-walks.server.ts';

/** One of two twins becomes the other: what people have of it moves there, and its address leads there. For owners. */
export async function mergeTitles(ctx: MemberCtx, input: { titleId: string; intoId: string }): Promise<void> {
  const spares = await inTransaction(ctx.db, async (tx) => {
    const ids = [input.titleId, input.intoId].map(requireUuid);
    const locked = await lockTitles(tx, ids, 'remove');
    const [from, into] = ids.map((id) => locked.find((title) => title.id === id));
    if (!from || !into) throw notFound();
    if (!canTitle(ctx.viewer, 'merge', { createdById: from.createdById, isUsed: true })) throw notFound();
    // Asked twice: done.
    if (from.mergedIntoId === into.id) return [];
    if (from.id === into.id || from.type !== into.type) throw invalidField('intoId', 'title-edit:errors.mergeInto');
    if (from.mergedIntoId !== null || into.mergedIntoId !== null) throw new AppError('conflict', { messageKey: 'title-edit:errors.mergedMeanwhile' });
    const walks = await moveWalks(tx, from.id, into.id);
    const reviews = await moveReviews(tx, from.id, into.id);
    await tx.titleTrash.updateMany({ where: { titleId: from.id }, data: { titleId: into.id } });
    await tx.titleSource.updateMany({ where: { titleId: from.id }, data: { titleId: into.id } });
    await tx.title.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } });
    await tx.title.update({ where: { id: from.id }, data: { mergedIntoId: into.id, coverId: null, formerCoverId: null, updatedAt: ctx.now }, select: { id: true } });
    if (into.coverId === null && from.coverId !== null) await tx.title.update({ where: { id: into.id }, data: { coverId: from.coverId }, select: { id: true } });
    await ctx.queue.publish(tx, titlesMerged, { titleId: from.id, intoId: into.id, type: from.type, userId: ctx.viewer.id });
    await recordAudit(tx, { kind: 'title.merged', actorId: ctx.viewer.id, subjectId: from.createdById, ip: ctx.ip, now: ctx.now, details: { titleId: from.id, intoId: into.id, type: from.type, walks, reviews } });
    return [into.coverId === null ? null : from.coverId, from.formerCoverId];
  });
  for (const spare of spares) await dropCover(ctx, spare);
}

/** Of two reviews by one person the newer one stays. The sums of both titles follow by their triggers. */
async function moveReviews(tx: Tx, fromId: string, intoId: string): Promise<number> {
  await tx.$executeRaw`
    DELETE FROM "Review" r USING "Review" other
     WHERE r."userId" = other."userId" AND r."id" <> other."id"
       AND ((r."titleId" = ${fromId}::uuid AND other."titleId" = ${intoId}::uuid) OR (r."titleId" = ${intoId}::uuid AND other."titleId" = ${fromId}::uuid))
       AND (r."updatedAt", r."id") < (other."updatedAt", other."id")`;
  return tx.$executeRaw`UPDATE "Review" SET "titleId" = ${intoId}::uuid WHERE "titleId" = ${fromId}::uuid`;
}
