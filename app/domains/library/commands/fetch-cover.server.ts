import { removeFile, storePicture } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Catalogues } from '../catalogue/catalogues.server.ts';

type Tools = { db: Db; now: Date; files: FileKeeping; catalogues: Pick<Catalogues, 'covers'>; log: Logger };
type Wanted = { ownerId: string; bookId: string; cover: string; isLastAttempt: boolean };

const patienceMs = 20_000;

/** Gives a book the picture of its edition, unless it has one by now. A book is none the worse without, so in the end that is no failure. */
export async function fetchCover({ catalogues, log, ...tools }: Tools, { ownerId, bookId, cover, isLastAttempt }: Wanted): Promise<void> {
  const bare = { id: bookId, ownerId, coverId: null };
  if ((await tools.db.book.count({ where: bare })) === 0) return;
  const answer = await catalogues.covers.large(cover, patienceMs);
  if (answer === 'later' && !isLastAttempt) throw new Error('the catalogue gives no picture just now');
  if (answer === 'none' || answer === 'later') return log.info({ bookId, cover, answer }, 'a book goes without the picture of its catalogue');
  const ctx = { ...tools, viewer: { id: ownerId } };
  const file = await storePicture(ctx, { name: 'cover', profile: 'cover', bytes: answer.bytes }).catch((error: unknown) => {
    // No picture after all, or no room for it.
    if (error instanceof AppError && ['invalid', 'too-large'].includes(error.code)) return null;
    throw error;
  });
  if (!file) return log.info({ bookId, cover }, 'what the catalogue sent cannot be a cover');
  const { count } = await tools.db.book.updateMany({ where: bare, data: { coverId: file.id } });
  if (count === 0) await removeFile(ctx, file);
}
