import { removeFile } from '#app/kernel/files/index.server.ts';
import type { FileCtx } from '#app/kernel/files/index.server.ts';

/** A cover that a title shows no more goes, whoever of the circle gave it. */
export async function dropCover(ctx: Omit<FileCtx, 'viewer'>, coverId: string | null): Promise<void> {
  if (coverId === null) return;
  const file = await ctx.db.storedFile.findUnique({ where: { id: coverId }, select: { ownerId: true } });
  if (file) await removeFile({ db: ctx.db, now: ctx.now, files: ctx.files, viewer: { id: file.ownerId } }, { id: coverId });
}
