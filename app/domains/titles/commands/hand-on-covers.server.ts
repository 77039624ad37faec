import { handOnFiles } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';

/** Titles are the circle's: their covers stay when whoever brought them goes. */
export async function handOnCovers(db: Db, userId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const covers = await tx.storedFile.findMany({ where: { ownerId: userId, OR: [{ titleCovers: { some: {} } }, { formerTitleCovers: { some: {} } }] }, select: { id: true } });
    for (const { id, keptId } of await handOnFiles(tx, userId, covers.map((cover) => cover.id))) {
      await tx.title.updateMany({ where: { coverId: id }, data: { coverId: keptId } });
      await tx.title.updateMany({ where: { formerCoverId: id }, data: { formerCoverId: keptId } });
    }
  });
}
