import type { Tx } from '#app/platform/db/client.server.ts';

/** One batch of one owner's imports at a time: two imports of a file at once see each other's books. */
export async function lockImportsOf(tx: Tx, ownerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`library-import:${ownerId}`}, 0))`;
}
