import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { FileCtx } from '../keeping.ts';
import { forgetPicture, isPictureOf, replacePicture, restorePicture } from '../model/former-picture.ts';
import type { PictureInPlace, Replaced } from '../model/former-picture.ts';

/** A place of a room that shows one picture and remembers the one before. */
type Place<C, Held extends PictureInPlace> = {
  /** The place, locked until the transaction ends; refuses whoever may not change it. */
  hold(tx: Tx, ctx: C, placeId: string): Promise<Held>;
  /** Writes what stands there now. */
  put(tx: Tx, ctx: C, held: Held, now: PictureInPlace): Promise<void>;
  /** Takes away a picture that the place neither shows nor remembers any more. */
  letGo(ctx: C, fileId: string): Promise<void>;
};

/** What can be done with the picture of such a place; each answers what stands there afterwards. */
export function pictureInPlace<C extends FileCtx, Held extends PictureInPlace>({ hold, put, letGo }: Place<C, Held>) {
  async function change(ctx: C, placeId: string, how: (held: Held, tx: Tx) => Replaced | null | Promise<Replaced | null>): Promise<PictureInPlace> {
    const { id, formerId, spareId } = await inTransaction(ctx.db, async (tx) => {
      const held = await hold(tx, ctx, placeId);
      const changed = await how(held, tx);
      if (changed === null) return { ...held, spareId: null };
      await put(tx, ctx, held, changed);
      return changed;
    });
    if (spareId !== null) await letGo(ctx, spareId);
    return { id, formerId };
  }
  return {
    /** Shows one of the viewer's own pictures, or with null none. The one before is remembered, the one before that goes. */
    set: (ctx: C, placeId: string, fileId: string | null) => change(ctx, placeId, async (held, tx) => {
      if (fileId !== null && (await tx.storedFile.count({ where: { id: fileId, ownerId: ctx.viewer.id, kind: 'picture' } })) === 0) throw notFound();
      return replacePicture(fileId)(held);
    }),
    /** Shows the one before again; asked twice it is done once. What was neither there nor before is not found. */
    bringBack: (ctx: C, placeId: string, fileId: string) => change(ctx, placeId, (held) => {
      if (!isPictureOf(held, fileId)) throw notFound();
      return restorePicture(fileId)(held);
    }),
    /** The one before is kept no longer. */
    forget: (ctx: C, placeId: string, fileId: string) => change(ctx, placeId, forgetPicture(fileId)),
  };
}
