import { rememberedSince } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

/** Covers that were replaced or removed 30 days ago can be brought back no more; their files go with the next sweep. */
export async function forgetFormerCovers(db: Db, now: Date): Promise<void> {
  await db.book.updateMany({ where: { formerCoverId: { not: null }, formerCoverAt: { lte: rememberedSince(now) } }, data: { formerCoverId: null, formerCoverAt: null } });
}
