import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { EventDefinition } from '#app/platform/jobs/queue.server.ts';

/** Times in which nothing may reach somebody. */
export type Quiet = {
  /** Those of these people who are in one now, and when it ends at the latest; asked for many at once. */
  find(db: DbOrTx, userIds: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>>;
  /** Ended before its time: what was held back may come now. */
  ended: { event: EventDefinition<never>; userId(payload: never): string };
};

/** Keeps an event and the reading of its payload together. */
export const quietEndedBy = <P>(event: EventDefinition<P>, userId: (payload: P) => string): Quiet['ended'] => ({
  event: event as unknown as EventDefinition<never>, userId: userId as (payload: never) => string,
});

/** Who of these people may not be disturbed, and until when at the latest. */
export async function quietOf(quiets: readonly Pick<Quiet, 'find'>[], db: DbOrTx, userIds: readonly string[], now: Date): Promise<Map<string, Date>> {
  const found = new Map<string, Date>();
  if (userIds.length === 0) return found;
  for (const one of quiets) {
    for (const [userId, until] of await one.find(db, userIds, now)) {
      const known = found.get(userId);
      if (!known || known < until) found.set(userId, until);
    }
  }
  return found;
}
