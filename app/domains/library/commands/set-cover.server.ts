import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { pictureInPlace, removeFile } from '#app/kernel/files/index.server.ts';
import type { PictureInPlace } from '#app/kernel/files/index.server.ts';
import { lockBook } from './lock-book.server.ts';

type OneCover = { bookId: string; fileId: string };

const cover = pictureInPlace({
  async hold(tx, ctx: MemberCtx, placeId) {
    const { id: bookId } = await lockBook(tx, ctx.viewer, placeId, 'change');
    const { coverId, formerCoverId } = await tx.book.findUniqueOrThrow({ where: { id: bookId }, select: { coverId: true, formerCoverId: true } });
    return { bookId, id: coverId, formerId: formerCoverId };
  },
  async put(tx, { now }, { bookId }, { id, formerId }) {
    await tx.book.update({ where: { id: bookId }, data: { coverId: id, formerCoverId: formerId, formerCoverAt: formerId && now }, select: { id: true } });
  },
  letGo: (ctx, id) => removeFile(ctx, { id }),
});

/** Gives a book one of its owner's pictures as its cover, or with null takes it away. */
export const setCover = (ctx: MemberCtx, { bookId, fileId }: { bookId: string; fileId: string | null }): Promise<PictureInPlace> => cover.set(ctx, bookId, fileId);

/** Puts the cover back that was there before. */
export const bringBackCover = (ctx: MemberCtx, { bookId, fileId }: OneCover): Promise<PictureInPlace> => cover.bringBack(ctx, bookId, fileId);

/** The cover that was there before is kept no longer. */
export const forgetCover = (ctx: MemberCtx, { bookId, fileId }: OneCover): Promise<PictureInPlace> => cover.forget(ctx, bookId, fileId);
