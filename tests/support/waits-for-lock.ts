import type { Db } from '#app/platform/db/client.server.ts';

/** Does anything in this test's own database wait for a lock right now? To be asked by `until`, before the lock is let go. */
export async function waitsForLock(db: Pick<Db, '$queryRaw'>): Promise<boolean> {
  return (await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`).length > 0;
}
