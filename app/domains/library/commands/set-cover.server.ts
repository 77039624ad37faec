import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { forgetPicture, isPictureOf, removeFile, replacePicture, restorePicture } from '#app/kernel/files/index.server.ts';
import type { PictureInPlace, Replaced } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { lockBook } from './lock-book.server.ts';

type OneCover = { bookId: string; fileId: string };

/** Gives a book one of its owner's pictures as its cover, or with null takes it away. The one before is remembered, the one before that goes. */
export const setCover = (ctx: MemberCtx, { bookId, fileId }: { bookId: string; fileId: string | null }): Promise<PictureInPlace> =>
  changeCover(ctx, bookId, async (tx, place, ownerId) => {
    if (fileId !== null && (await tx.storedFile.count({ where: { id: fileId, ownerId, kind: 'picture' } })) === 0) throw notFound();
    return replacePicture(fileId)(place);
  });

/** Puts the cover back that was there before; asked twice it is done once. What was neither there nor before is not found. */
export const bringBackCover = (ctx: MemberCtx, { bookId, fileId }: OneCover): Promise<PictureInPlace> =>
  changeCover(ctx, bookId, (_tx, place) => {
    if (!isPictureOf(place, fileId)) throw notFound();
    return restorePicture(fileId)(place);
  });

/** The cover that was there before is kept no longer. */
export const forgetCover = (ctx: MemberCtx, { bookId, fileId }: OneCover): Promise<PictureInPlace> => changeCover(ctx, bookId, (_tx, place) => forgetPicture(fileId)(place));

/** What stands there afterwards. */
async function changeCover(ctx: MemberCtx, bookId: string, change: (tx: Tx, place: PictureInPlace, ownerId: string) => Replaced | null | Promise<Replaced | null>): Promise<PictureInPlace> {
  const { spareId, ...place } = await inTransaction(ctx.db, async (tx) => {
    const { id, ownerId } = await lockBook(tx, ctx.viewer, bookId, 'change');
    const { coverId, formerCoverId } = await tx.book.findUniqueOrThrow({ where: { id }, select: { coverId: true, formerCoverId: true } });
    const place = { id: coverId, formerId: formerCoverId };
    const changed = await change(tx, place, ownerId);
    if (changed === null) return { ...place, spareId: null };
    await tx.book.update({ where: { id }, data: { coverId: changed.id, formerCoverId: changed.formerId, formerCoverAt: changed.formerId && ctx.now }, select: { id: true } });
    return changed;
  });
  if (spareId !== null) await removeFile(ctx, { id: spareId });
  return place;
}
