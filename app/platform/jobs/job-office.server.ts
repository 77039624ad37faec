import { fromPrisma } from 'pg-boss';
import type { PgBoss } from 'pg-boss';
import { v4 as uuidv4 } from 'uuid';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { scrubText } from '#app/platform/errors/scrub-text.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { isUuid } from '#app/platform/text/uuid.ts';
import { deadLetters } from './boss-queues.server.ts';
import type { Fate } from './boss-work.server.ts';

/** How many jobs of a kind are in which state. */
export type QueueCounts = {
  name: string;
  /** Could begin now. */
  waiting: number;
  /** Wait for their time, also after a failure. */
  postponed: number;
  active: number;
  done: number;
  /** Failed for good and not looked at since. */
  dead: number;
  oldestWaitingAt: Date | null;
};

/** What may be shown of a job: never what it was given, except ids. */
export type JobView = {
  id: string;
  queue: string;
  state: 'waiting' | 'postponed' | 'active' | 'dead';
  attempts: number;
  mostAttempts: number;
  /** When it failed for good, or when it was asked for. */
  at: Date;
  /** When it is tried again. */
  nextAt: Date | null;
  reason: string | null;
  ids: { name: string; id: string }[];
};

/** Whatever is not `done` has to be rolled back. `given-up`: its work cannot wait again. */
export type JobChange = 'done' | 'gone' | 'running' | 'queued-already' | 'given-up';

/** What the owner sees of the queues and does with single jobs. */
export type JobOffice = {
  listQueues(): Promise<QueueCounts[]>;
  /** `failing` = will be tried again, soonest first; `dead` = failed for good, newest first. */
  listJobs(kind: 'failing' | 'dead', cursor: string | null, take: number): Promise<KeysetPage<JobView>>;
  findJob(id: string): Promise<JobView | null>;
  /** A failing job is tried now; a dead one is queued anew, its work revived (JobFate) and its dead letter removed. */
  retry(tx: Tx, id: string): Promise<JobChange>;
  /** The job goes and its work is given up. */
  discard(tx: Tx, id: string): Promise<JobChange>;
  /** Work with this key is asked for anew by other ways: its dead letters go. */
  forgetDead(tx: Tx, queue: string, key: string): Promise<void>;
};

const orders: Record<'failing' | 'dead', KeysetOrder> = {
  failing: { name: 'next', key: Prisma.sql`start_after`, id: Prisma.sql`id`, type: 'timestamptz', direction: 'asc' },
  dead: { name: 'dead', key: Prisma.sql`created_on`, id: Prisma.sql`id`, type: 'timestamptz', direction: 'desc' },
};

/** Reads of pg-boss's tables are only here; changes go through its own functions, in the caller's transaction. */
export function createJobOffice(db: Db, boss: PgBoss, fateOf: (queue: string) => Fate | undefined): JobOffice {
  return {
    listQueues: () => listQueues(db),
    async listJobs(kind, cursor, take) {
      const order = orders[kind];
      const { where, orderBy, limit, toPage } = keyset(order, cursor, take);
      const those = kind === 'dead' ? Prisma.sql`name = ${deadLetters} AND state < 'active'` : Prisma.sql`name <> ${deadLetters} AND state = 'retry'`;
      const rows = await db.$queryRaw<(JobRow & KeysetRow)[]>`
        SELECT ${columns}, ${keysetColumns(order)} FROM pgboss.job WHERE ${those} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`;
      const page = toPage(rows);
      return { ...page, rows: page.rows.map(viewOf) };
    },
    async findJob(id) {
      const [row] = await db.$queryRaw<JobRow[]>`SELECT ${columns} FROM pgboss.job WHERE id = ${id}::uuid AND state < 'completed'`;
      return row ? viewOf(row) : null;
    },
    async retry(tx, id) {
      const job = await lock(tx, id);
      if (!job) return 'gone';
      if (job.state === 'active') return 'running';
      if (job.name === deadLetters) return replay(boss, tx, job, fateOf(job.source ?? ''));
      const { updated } = await boss.update(job.name, undefined, { id, startAfter: new Date(), db: fromPrisma(tx) });
      return updated > 0 ? 'done' : 'gone';
    },
    async discard(tx, id) {
      const job = await lock(tx, id);
      if (!job) return 'gone';
      if (job.state === 'active') return 'running';
      await boss.deleteJob(job.name, id, { db: fromPrisma(tx) });
      if (!(await isAskedAgain(tx, job))) await fateOf(job.source ?? job.name)?.giveUp(tx, job.data);
      return 'done';
    },
    async forgetDead(tx, queue, key) {
      const dead = await tx.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM pgboss.job WHERE name = ${deadLetters} AND source_name = ${queue} AND singleton_key = ${key} AND state < 'active'`;
      if (dead.length > 0) await boss.deleteJob(deadLetters, dead.map(({ id }) => id), { db: fromPrisma(tx) });
    },
  };
}

async function listQueues(db: Db): Promise<QueueCounts[]> {
  return db.$queryRaw<QueueCounts[]>`
    SELECT q.name,
      COALESCE(j.waiting, 0) AS waiting, COALESCE(j.postponed, 0) AS postponed, COALESCE(j.active, 0) AS active, COALESCE(j.done, 0) AS done,
      j.oldest AS "oldestWaitingAt", COALESCE(d.dead, 0) AS dead
    FROM pgboss.queue q
    LEFT JOIN (
      SELECT name,
        (count(*) FILTER (WHERE state < 'active' AND start_after <= now()))::int AS waiting,
        (count(*) FILTER (WHERE state < 'active' AND start_after > now()))::int AS postponed,
        (count(*) FILTER (WHERE state = 'active'))::int AS active,
        (count(*) FILTER (WHERE state = 'completed'))::int AS done,
        min(start_after) FILTER (WHERE state < 'active' AND start_after <= now()) AS oldest
      FROM pgboss.job WHERE name <> ${deadLetters} GROUP BY name
    ) j USING (name)
    LEFT JOIN (
      SELECT source_name AS name, count(*)::int AS dead FROM pgboss.job WHERE name = ${deadLetters} AND state < 'active' GROUP BY source_name
    ) d USING (name)
    WHERE q.name <> ${deadLetters} AND NOT starts_with(q.name, '__pgboss')
    ORDER BY q.name`;
}

type JobRow = {
  id: string; name: string; source: string | null; state: string; isPostponed: boolean; attempts: number; mostAttempts: number;
  createdAt: Date; nextAt: Date; output: unknown; data: unknown;
};

const columns = Prisma.sql`
  id::text, name, source_name AS source, state::text, start_after > now() AS "isPostponed",
  COALESCE(source_retry_count, retry_count) + CASE WHEN started_on IS NULL AND source_name IS NULL THEN 0 ELSE 1 END AS attempts,
  COALESCE(source_retry_count, retry_limit) + 1 AS "mostAttempts",
  created_on AS "createdAt", start_after AS "nextAt", output, data`;

function viewOf(row: JobRow): JobView {
  const isDead = row.name === deadLetters;
  const waiting = row.isPostponed ? 'postponed' : 'waiting';
  return {
    id: row.id, queue: isDead ? (row.source ?? row.name) : row.name,
    state: isDead ? 'dead' : row.state === 'active' ? 'active' : waiting,
    attempts: row.attempts, mostAttempts: row.mostAttempts, at: row.createdAt,
    nextAt: !isDead && row.state !== 'active' ? row.nextAt : null,
    reason: reasonOf(row.output), ids: idsOf(row.data),
  };
}

/** The queue keeps what was thrown, in one of several shapes. */
function reasonOf(output: unknown): string | null {
  const { message, value } = (typeof output === 'object' && output !== null ? output : {}) as { message?: unknown; value?: unknown };
  if (typeof message === 'string') return scrubText(message, { most: 300, keepsNumbers: true });
  if (typeof value === 'string') return scrubText(value, { most: 300, keepsNumbers: true });
  return value ? reasonOf(value) : null;
}

function idsOf(data: unknown): JobView['ids'] {
  const { payload } = (data ?? {}) as { payload?: unknown };
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([name, id]) => (typeof id === 'string' && isUuid(id) ? [{ name, id }] : [])).slice(0, 5);
}

type Locked = { name: string; id: string; state: string; source: string | null; key: string | null; data: object | null };

async function lock(tx: Tx, id: string): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT name, id::text, state::text, source_name AS source, singleton_key AS key, data
    FROM pgboss.job WHERE id = ${id}::uuid AND state < 'completed' FOR UPDATE`;
  return row ?? null;
}

/** Of a dead job: the same work was queued by other ways meanwhile, and is that one's to end. */
async function isAskedAgain(tx: Tx, { source, key }: Locked): Promise<boolean> {
  if (source === null || key === null) return false;
  const rows = await tx.$queryRaw<object[]>`SELECT 1 FROM pgboss.job WHERE name = ${source} AND singleton_key = ${key} AND state < 'completed' LIMIT 1`;
  return rows.length > 0;
}

/** Queued anew with the key it had, so that work which somebody has asked for again meanwhile is not done twice. */
async function replay(boss: PgBoss, tx: Tx, letter: Locked, fate: Fate | undefined): Promise<JobChange> {
  const db = fromPrisma(tx);
  if (!letter.source || !(await boss.getQueue(letter.source))) return 'gone';
  const id = await boss.send(letter.source, letter.data ?? {}, { db, singletonKey: letter.key ?? uuidv4() });
  if (id === null) return 'queued-already';
  if (fate && !(await fate.revive(tx, letter.data))) return 'given-up';
  await boss.deleteJob(deadLetters, letter.id, { db });
  return 'done';
}
