import { formerPictureDays } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

/** Covers that were replaced or removed 30 days ago can be brought back no more; their files go with the next sweep. */
export async function forgetFormerCovers(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - formerPictureDays * 86_400_000);
  await db.book.updateMany({ where: { formerCoverId: { not: null }, formerCoverAt: { lte: before } }, data: { formerCoverId: null, formerCoverAt: null } });
}
