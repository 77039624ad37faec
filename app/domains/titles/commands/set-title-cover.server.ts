import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { pictureInPlace } from '#app/kernel/files/index.server.ts';
import type { PictureInPlace } from '#app/kernel/files/index.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { canTitle } from '../policies.ts';
import { dropCover } from './drop-cover.server.ts';
import { lockTitle } from './lock-title.server.ts';

type OneCover = { titleId: string; fileId: string };

const cover = pictureInPlace({
  async hold(tx, ctx: MemberCtx, placeId) {
    const { id: titleId, type, createdById, coverId, formerCoverId } = await lockTitle(tx, placeId, 'change');
    if (!canTitle(ctx.viewer, 'edit', { createdById, isUsed: true })) throw notFound();
    return { titleId, type, createdById, id: coverId, formerId: formerCoverId };
  },
  /** The journal says whose doing it was. */
  async put(tx, { viewer, ip, now }: MemberCtx, { titleId, type, createdById, id: before }, { id, formerId }) {
    await tx.title.update({ where: { id: titleId }, data: { coverId: id, formerCoverId: formerId, formerCoverAt: formerId && now, updatedAt: now }, select: { id: true } });
    const kind = id === null || id === before ? 'title.cover-removed' : 'title.cover-changed';
    await recordAudit(tx, { kind, actorId: viewer.id, subjectId: createdById, ip, now, details: { titleId, type } });
  },
  letGo: dropCover,
});

/** Gives a title a picture of the viewer's as its cover, or with null takes it away. */
export const setTitleCover = (ctx: MemberCtx, { titleId, fileId }: { titleId: string; fileId: string | null }): Promise<PictureInPlace> => cover.set(ctx, titleId, fileId);

/** Puts the cover back that was there before, whoever gave it. */
export const bringBackTitleCover = (ctx: MemberCtx, { titleId, fileId }: OneCover): Promise<PictureInPlace> => cover.bringBack(ctx, titleId, fileId);

/** The cover that was there before is kept no longer. */
export const forgetTitleCover = (ctx: MemberCtx, { titleId, fileId }: OneCover): Promise<PictureInPlace> => cover.forget(ctx, titleId, fileId);
