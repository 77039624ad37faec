import { removeFile, storePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { TitleCatalogues } from '../catalogue/title-catalogues.server.ts';

type Tools = { db: Db; now: Date; files: FileKeeping; catalogues: Pick<TitleCatalogues, 'covers'>; log: Logger };
type Wanted = { titleId: string; ownerId: string; cover: string; isLastAttempt: boolean };

const patienceMs = 20_000;

/** Gives a title its picture from the catalogue, unless it has one by now. It is none the worse without, so in the end that is no failure. */
export async function fetchTitleCover({ catalogues, log, ...tools }: Tools, { titleId, ownerId, cover, isLastAttempt }: Wanted): Promise<void> {
  const bare = { id: titleId, coverId: null, mergedIntoId: null };
  if ((await tools.db.title.count({ where: bare })) === 0 || (await tools.db.user.count({ where: { id: ownerId } })) === 0) return;
  const answer = await catalogues.covers.large(cover, patienceMs);
  if (answer === 'later' && !isLastAttempt) throw new Error('the catalogue gives no picture just now');
  if (answer === 'none' || answer === 'later') return log.info({ titleId, cover, answer }, 'a title goes without the picture of its catalogue');
  const ctx = { ...tools, viewer: { id: ownerId } };
  const file = await storePicture(ctx, { name: 'cover', profile: 'cover', bytes: answer.bytes }).catch((error: unknown) => {
    // No picture after all, or no room for it.
    if (error instanceof AppError && ['invalid', 'too-large'].includes(error.code)) return null;
    throw error;
  });
  if (!file) return log.info({ titleId, cover }, 'what the catalogue sent cannot be a cover');
  const { count } = await tools.db.title.updateMany({ where: bare, data: { coverId: file.id } });
  if (count === 0) await removeFile(ctx, file);
}
