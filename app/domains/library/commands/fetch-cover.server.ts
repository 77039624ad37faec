import { removeFile, storeOutsidePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Catalogues } from '../catalogue/catalogues.server.ts';

type Tools = { db: Db; now: Date; files: FileKeeping; catalogues: Pick<Catalogues, 'covers'>; log: Logger };
type Wanted = { ownerId: string; bookId: string; cover: string; isLastAttempt: boolean };

/** Gives a book the picture of its edition, unless it has one by now. A book is none the worse without, so in the end that is no failure. */
export async function fetchCover({ catalogues, log, ...tools }: Tools, { ownerId, bookId, cover, isLastAttempt }: Wanted): Promise<void> {
  const bare = { id: bookId, ownerId, coverId: null };
  if ((await tools.db.book.count({ where: bare })) === 0) return;
  const ctx = { ...tools, viewer: { id: ownerId } };
  const file = await storeOutsidePicture({ ...ctx, log }, { pictures: catalogues.covers, ref: cover, profile: 'cover', isLastAttempt, of: { bookId } });
  if (!file) return;
  const { count } = await tools.db.book.updateMany({ where: bare, data: { coverId: file.id } });
  if (count === 0) await removeFile(ctx, file);
}
