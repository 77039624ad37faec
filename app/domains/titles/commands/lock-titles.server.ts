import type { Tx } from '#app/platform/db/client.server.ts';

/** In one order, as the trigger that keeps their ratings does: two batches wait for each other instead of deadlocking. */
export async function lockTitles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.$queryRaw`SELECT FROM "Title" WHERE "id" = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}
