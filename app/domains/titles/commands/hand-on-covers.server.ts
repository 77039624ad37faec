import { handOnFiles } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

/** Titles are the circle's: their covers stay when whoever brought them goes. */
export async function handOnCovers(db: Db, userId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const titles = await tx.title.findMany({ where: { cover: { ownerId: userId } }, select: { coverId: true } });
    const covers = [...new Set(titles.flatMap(({ coverId }) => coverId ?? []))];
    for (const { id, keptId } of await handOnFiles(tx, userId, covers)) await tx.title.updateMany({ where: { coverId: id }, data: { coverId: keptId } });
  });
}
