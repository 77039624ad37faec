import type { Tx } from '#app/platform/db/client.server.ts';

/** From here to its end this transaction writes what did not happen just now (an import, a merge, a return from the trash): the feed gives no day of today to what has none (054). */
export async function writePastFacts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('feed.is_past', 'on', true)`;
}
