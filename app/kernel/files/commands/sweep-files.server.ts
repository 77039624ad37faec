import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { asAppError } from '../refusal.ts';
import type { FileKeeping } from '../keeping.ts';
import { deleteUnused, graceMs, nothingPointsToIt } from '../references.server.ts';
import { forgetStaged } from '../staging.server.ts';

type SweepContext = { db: Db; now: Date; files: FileKeeping };

export type Swept = { expired: number; unused: number; objects: number; unfinished: number };

const rowsAtOnce = 500;
const objectsAtOnce = 50;

/** Everything of files that nobody will ask for again. May be broken off and begun again at any point. */
export async function sweepFiles(ctx: SweepContext): Promise<Swept> {
  const before = new Date(ctx.now.getTime() - graceMs);
  const { count: expired } = await ctx.db.storedFile.deleteMany({ where: { expiresAt: { lte: ctx.now } } });
  const unused = await repeat(() => sweepUnused(ctx.db, before), rowsAtOnce);
  const objects = await repeat(() => deleteObjects(ctx, before), objectsAtOnce);
  const unfinished = (await ctx.files.storage.forgetUnfinished(before)) + (await forgetStaged(ctx.files.stagingFolder, before));
  return { expired, unused, objects, unfinished };
}

async function repeat(step: () => Promise<number>, full: number): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await step();
    total += count;
    if (count < full) return total;
  }
}

/** A file that arrives once more is touched, which makes this pass it by: see `keep-file`. */
async function sweepUnused(db: Db, before: Date): Promise<number> {
  const unused = await nothingPointsToIt(db);
  return inTransaction(db, (tx) => deleteUnused(tx, unused, Prisma.sql`
    SELECT f."id"::text AS "id" FROM "StoredFile" f
    WHERE f."createdAt" < ${before}::timestamptz AND ${unused} ORDER BY f."createdAt" LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED`), { timeoutMs: 120_000 });
}

/** The keys stay locked until their bytes are gone, so that no upload can take one of them back in between. */
function deleteObjects({ db, files }: SweepContext, before: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ storageKey: string }[]>`
      SELECT "storageKey" FROM "DiscardedObject" WHERE "discardedAt" < ${before}::timestamptz
      ORDER BY "discardedAt", "storageKey" LIMIT ${objectsAtOnce} FOR UPDATE SKIP LOCKED`;
    for (const { storageKey } of rows) await files.storage.delete(storageKey).catch((error: unknown) => { throw asAppError(error); });
    await tx.discardedObject.deleteMany({ where: { storageKey: { in: rows.map((row) => row.storageKey) } } });
    return rows.length;
  }, { timeoutMs: 120_000 });
}
