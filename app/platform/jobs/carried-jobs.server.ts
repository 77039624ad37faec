import type pg from 'pg';

/** A row of the queue's table as it stands there. */
export type CarriedJob = Record<string, unknown> & { name: string };

/** Work that is still to be done, and what failed for good and waits for the owner, as rows. */
export async function listCarriedJobs(client: pg.Client): Promise<CarriedJob[]> {
  const { rows: found } = await client.query<{ present: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS present`);
  if (!found[0]?.present) return [];
  const { rows } = await client.query<{ job: CarriedJob }>(
    `SELECT to_jsonb(j) AS job FROM pgboss.job j WHERE j.state IN ('created', 'retry', 'active') ORDER BY j.created_on, j.id`);
  return rows.map(({ job }) => job);
}

/** Columns that say where a running job was running: it runs nowhere now. */
const ofARun = ['started_on', 'heartbeat_on', 'completed_on'];

/**
 * Puts them back into queues that are there already, and answers with the names of those that this version of the app does not have. What was
 * running waits to be begun again. Only columns that both versions of the queue know are taken.
 */
export async function takeCarriedJobs(client: pg.Client, jobs: readonly CarriedJob[]): Promise<{ queued: number; unknown: string[] }> {
  const { rows: queues } = await client.query<{ name: string }>('SELECT name FROM pgboss.queue');
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = 'pgboss.job'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`);
  const isThere = new Set(queues.map(({ name }) => name));
  let queued = 0;
  for (const job of jobs) {
    if (!isThere.has(job.name)) continue;
    const waits = job.state === 'active' ? { ...job, state: 'retry' } : job;
    const taken = columns.map(({ name }) => name).filter((name) => name in waits && !ofARun.includes(name)).map((name) => `"${name}"`).join(', ');
    const { rowCount } = await client.query(
      `INSERT INTO pgboss.job (${taken}) SELECT ${taken} FROM jsonb_populate_record(NULL::pgboss.job, $1::jsonb) ON CONFLICT DO NOTHING`, [JSON.stringify(waits)]);
    queued += rowCount ?? 0;
  }
  return { queued, unknown: [...new Set(jobs.map(({ name }) => name).filter((name) => !isThere.has(name)))] };
}
