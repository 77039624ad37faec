import { removeFile, storeOutsidePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { TitleCatalogues } from '../catalogue/title-catalogues.server.ts';

type Tools = { db: Db; now: Date; files: FileKeeping; catalogues: Pick<TitleCatalogues, 'covers'>; log: Logger };
type Wanted = { titleId: string; ownerId: string; cover: string; isLastAttempt: boolean };

/** Gives a title its picture from the catalogue, unless it has one by now. It is none the worse without, so in the end that is no failure. */
export async function fetchTitleCover({ catalogues, log, ...tools }: Tools, { titleId, ownerId, cover, isLastAttempt }: Wanted): Promise<void> {
  const bare = { id: titleId, coverId: null, mergedIntoId: null };
  if ((await tools.db.title.count({ where: bare })) === 0 || (await tools.db.user.count({ where: { id: ownerId } })) === 0) return;
  const ctx = { ...tools, viewer: { id: ownerId } };
  const file = await storeOutsidePicture({ ...ctx, log }, { pictures: catalogues.covers, ref: cover, profile: 'cover', isLastAttempt, of: { titleId } });
  if (!file) return;
  const { count } = await tools.db.title.updateMany({ where: bare, data: { coverId: file.id } });
  if (count === 0) await removeFile(ctx, file);
}
