import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import type { FileCtx } from '../keeping.ts';
import { deleteUnused, nothingPointsToIt, reuseMs } from '../references.server.ts';

/**
 * One's own file goes, unless something else shows it or is about to: what has just come once more is left to the sweep, because whoever sent it
 * was given this row and points to it only afterwards. The bytes follow with the next sweeps.
 */
export async function removeFile(ctx: FileCtx, input: { id: string }): Promise<void> {
  const unused = await nothingPointsToIt(ctx.db);
  const before = new Date(ctx.now.getTime() - reuseMs);
  await inTransaction(ctx.db, (tx) => deleteUnused(tx, unused, Prisma.sql`
    SELECT f."id"::text AS "id" FROM "StoredFile" f
    WHERE f."id" = ${input.id}::uuid AND f."ownerId" = ${ctx.viewer.id}::uuid AND (f."reusedAt" IS NULL OR f."reusedAt" < ${before}::timestamptz) FOR UPDATE`));
}
