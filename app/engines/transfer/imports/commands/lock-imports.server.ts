import type { Tx } from '#app/platform/db/client.server.ts';

/** One batch of one owner's imports into a room at a time: two imports of a file at once see each other's work. */
export async function lockImportsOf(tx: Tx, room: string, ownerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${room}-import:${ownerId}`}, 0))`;
}
