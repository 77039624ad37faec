import { storePicture } from '#app/kernel/files/index.server.ts';
import type { PictureInPlace } from '#app/kernel/files/index.server.ts';
import { invalidField } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { lockBook } from './lock-book.server.ts';
import { setCover } from './set-cover.server.ts';

const patienceMs = 8_000;

/** A picture from a catalogue in place of the cover there is; the person waits for it and sees it, or is told. */
export async function chooseCover(ctx: CatalogueCtx, { bookId, cover }: { bookId: string; cover: string }): Promise<PictureInPlace> {
  // Whose book it is, before anybody outside is asked.
  await inTransaction(ctx.db, (tx) => lockBook(tx, ctx.viewer, bookId, 'change'));
  const answer = await ctx.catalogues.covers.large(cover, patienceMs);
  if (answer === 'later') throw invalidField('cover', 'catalogue:errors.coverLater');
  if (answer === 'none') throw invalidField('cover', 'catalogue:errors.coverGone');
  const { id } = await storePicture(ctx, { name: 'cover', profile: 'cover', bytes: answer.bytes });
  return setCover(ctx, { bookId, fileId: id });
}
