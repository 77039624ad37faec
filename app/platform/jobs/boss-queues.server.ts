import type { PgBoss, Queue as BossQueue } from 'pg-boss';
import type { Db, DbOrTx } from '#app/platform/db/client.server.ts';
import type { JobDefinition } from './queue.server.ts';

/** Where work goes that failed for good; kept for the owner to look at. */
export const deadLetters = 'dead-letters';

const day = 86_400;

/** `exclusive` = at most one queued or running job per key. */
export function queueOptions(definition: JobDefinition<never>, retryDelaySeconds: number): Omit<BossQueue, 'name'> {
  return {
    policy: 'exclusive',
    retryLimit: definition.retryLimit ?? 5,
    retryDelay: retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: 3_600,
    expireInSeconds: definition.expireInSeconds ?? 300,
    // A worker that is killed stops beating, and its job is begun again long before it expires.
    heartbeatSeconds: 10,
    // Unfinished work is never thrown away; finished work is, so that the table stays small.
    retentionSeconds: 365 * day,
    deleteAfterSeconds: day,
    deadLetter: deadLetters,
    notify: true,
  };
}

type Entry = { definition: JobDefinition<never>; event?: string };

type Preparation = { boss: PgBoss; db: Db; entries: Entry[]; retryDelaySeconds: number; removeOthers: boolean };

/** Makes missing queues and subscriptions; with nothing to change this is two reads. */
export async function prepareQueues({ boss, db, entries, retryDelaySeconds, removeOthers }: Preparation): Promise<void> {
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (!existing.has(deadLetters)) {
    await boss.createQueue(deadLetters, { retentionSeconds: 365 * day, deleteAfterSeconds: 365 * day });
  }
  for (const { definition } of entries) {
    const wanted = queueOptions(definition, retryDelaySeconds);
    const found = existing.get(definition.name);
    if (!found) await boss.createQueue(definition.name, wanted);
    else if (isDifferent(found, wanted)) {
      const { policy: _fixed, ...changeable } = wanted;
      await boss.updateQueue(definition.name, changeable);
    }
  }
  await prepareSubscriptions(boss, db, entries, removeOthers);
}

const isDifferent = (found: BossQueue, wanted: Omit<BossQueue, 'name'>): boolean =>
  (['retryLimit', 'retryDelay', 'expireInSeconds', 'heartbeatSeconds', 'deleteAfterSeconds'] as const)
    .some((option) => found[option] !== wanted[option]);

async function prepareSubscriptions(boss: PgBoss, db: Db, entries: Entry[], removeOthers: boolean): Promise<void> {
  const rows = await db.$queryRaw<{ event: string; name: string }[]>`SELECT event, name FROM pgboss.subscription`;
  const wanted = new Map(entries.flatMap(({ definition, event }) => (event ? [[definition.name, event]] : [])));
  const present = new Set(rows.map(({ name }) => name));
  for (const [name, event] of wanted) if (!present.has(name)) await boss.subscribe(event, name);
  if (!removeOthers) return;
  // A handler of an earlier version: nobody would ever take its jobs.
  for (const { name, event } of rows) if (!wanted.has(name)) await boss.unsubscribe(event, name);
}

export async function subscribersOf(tx: DbOrTx, event: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.subscription WHERE event = ${event} ORDER BY name`;
  return rows.map(({ name }) => name);
}
