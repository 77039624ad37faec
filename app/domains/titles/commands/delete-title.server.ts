import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { titleRemoved } from '../events.ts';
import type { TitleType } from '../model/title-type.ts';
import { canTitle } from '../policies.ts';
import { usesOfTitle } from '../queries/title-uses.server.ts';
import { dropCover } from './drop-cover.server.ts';
import { lockTitle } from './lock-title.server.ts';

/** A title goes with its walks and reviews: by its author while nobody else has any, else by an owner. Whoever comes to have one meanwhile comes first or finds no title. */
export async function deleteTitle(ctx: MemberCtx, input: { titleId: string }): Promise<{ name: string; type: TitleType }> {
  const { covers, ...gone } = await inTransaction(ctx.db, async (tx) => {
    const { id: titleId, type, name, createdById, coverId, formerCoverId } = await lockTitle(tx, input.titleId, 'remove');
    const uses = await usesOfTitle(tx, { titleId, createdById, viewerId: ctx.viewer.id });
    if (!canTitle(ctx.viewer, 'delete', { createdById, isUsed: uses.byOthers })) throw createdById === ctx.viewer.id ? new AppError('conflict', { messageKey: 'title-edit:errors.inUse' }) : notFound();
    await ctx.queue.publish(tx, titleRemoved, { titleId, type, userId: ctx.viewer.id });
    await recordAudit(tx, { kind: 'title.deleted', actorId: ctx.viewer.id, subjectId: createdById, ip: ctx.ip, now: ctx.now, details: { titleId, type, walks: uses.walks, reviews: uses.reviews } });
    await tx.title.delete({ where: { id: titleId }, select: { id: true } });
    return { name, type, covers: [coverId, formerCoverId] };
  });
  for (const cover of covers) await dropCover(ctx, cover);
  return gone;
}
