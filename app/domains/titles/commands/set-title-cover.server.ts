import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { forgetPicture, isPictureOf, replacePicture, restorePicture } from '#app/kernel/files/index.server.ts';
import type { PictureInPlace, Replaced } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { canTitle } from '../policies.ts';
import { dropCover } from './drop-cover.server.ts';
import { lockTitle } from './lock-title.server.ts';

type OneCover = { titleId: string; fileId: string };

/** Gives a title a picture of the viewer's as its cover, or with null takes it away. The one before is remembered, the one before that goes. */
export const setTitleCover = (ctx: MemberCtx, { titleId, fileId }: { titleId: string; fileId: string | null }): Promise<PictureInPlace> =>
  changeCover(ctx, titleId, async (tx, place) => {
    if (fileId !== null && (await tx.storedFile.count({ where: { id: fileId, ownerId: ctx.viewer.id, kind: 'picture' } })) === 0) throw notFound();
    return replacePicture(fileId)(place);
  });

/** Puts the cover back that was there before, whoever gave it; asked twice it is done once. What was neither there nor before is not found. */
export const bringBackTitleCover = (ctx: MemberCtx, { titleId, fileId }: OneCover): Promise<PictureInPlace> =>
  changeCover(ctx, titleId, (_tx, place) => {
    if (!isPictureOf(place, fileId)) throw notFound();
    return restorePicture(fileId)(place);
  });

/** The cover that was there before is kept no longer. */
export const forgetTitleCover = (ctx: MemberCtx, { titleId, fileId }: OneCover): Promise<PictureInPlace> => changeCover(ctx, titleId, (_tx, place) => forgetPicture(fileId)(place));

/** What stands there afterwards. The journal says whose doing it was. */
async function changeCover(ctx: MemberCtx, titleId: string, change: (tx: Tx, place: PictureInPlace) => Replaced | null | Promise<Replaced | null>): Promise<PictureInPlace> {
  const { spareId, ...place } = await inTransaction(ctx.db, async (tx) => {
    const { id, type, createdById, coverId, formerCoverId } = await lockTitle(tx, titleId, 'change');
    if (!canTitle(ctx.viewer, 'edit', { createdById, isUsed: true })) throw notFound();
    const place = { id: coverId, formerId: formerCoverId };
    const changed = await change(tx, place);
    if (changed === null) return { ...place, spareId: null };
    await tx.title.update({ where: { id }, data: { coverId: changed.id, formerCoverId: changed.formerId, formerCoverAt: changed.formerId && ctx.now, updatedAt: ctx.now }, select: { id: true } });
    const kind = changed.id === null || changed.id === coverId ? 'title.cover-removed' : 'title.cover-changed';
    await recordAudit(tx, { kind, actorId: ctx.viewer.id, subjectId: createdById, ip: ctx.ip, now: ctx.now, details: { titleId: id, type } });
    return changed;
  });
  await dropCover(ctx, spareId);
  return place;
}
