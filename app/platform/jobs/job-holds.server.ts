import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fromPrisma } from 'pg-boss';
import type { PgBoss } from 'pg-boss';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

/** One try at a job; the next try at the same job is another one. */
type Attempt = { name: string; id: string; retryCount: number };

/** Another process took this attempt for abandoned before we could say that it is ours. */
class AttemptLost extends Error {}

const keyOf = ({ id, retryCount }: Attempt): string => `job ${id} ${retryCount}`;

/**
 * Which attempts are being worked on, as locks of one connection of this process: they end with the process, also when it is killed, and
 * the database is their only judge. So a process that starts can tell what a dead one left from what a living one does.
 */
export class JobHolds {
  private readonly url: string;
  private readonly log: Logger;
  private readonly held = new Set<string>();
  private client: pg.Client | null = null;
  private closed = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(url: string, log: Logger) {
    this.url = url;
    this.log = log;
  }

  /** For one worker, which does one job at a time: says that an attempt is ours until its next one. */
  newHold(): (attempt: Attempt) => Promise<void> {
    let last: string | null = null;
    return (attempt) => this.inTurn(async (on) => {
      const key = keyOf(attempt);
      if (last) await on.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [last]);
      if (last) this.held.delete(last);
      this.held.add(key);
      last = key;
      await on.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [key]);
      const { rowCount } = await on.query(
        "SELECT 1 FROM pgboss.job WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3",
        [attempt.name, attempt.id, attempt.retryCount],
      );
      if (rowCount === 0) throw new AttemptLost('another process has put this job back');
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.turn;
    await this.client?.end();
  }

  private async connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: this.url, application_name: 'kruzhok-holds', connectionTimeoutMillis: 5_000, keepAlive: true });
    const lost = (): void => {
      if (this.client === fresh) this.client = null;
      if (!this.closed && this.held.size > 0) void this.renew();
    };
    fresh.on('error', lost).once('end', lost);
    await fresh.connect();
    for (const key of this.held) await fresh.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0))', [key]);
    this.client = fresh;
    return fresh;
  }

  /** One query after the other: they share the connection. */
  private inTurn<T>(run: (on: pg.Client) => Promise<T>): Promise<T> {
    const mine = this.turn.then(async () => run(this.client ?? (await this.connect())));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Without it another process could take what we still do for abandoned. */
  private async renew(): Promise<void> {
    for (let pause = 100; !this.closed && !this.client; pause = Math.min(pause * 2, 5_000)) {
      await this.inTurn(() => Promise.resolve()).catch((error: unknown) => this.log.debug({ err: error }, 'holds wait for the database'));
      await sleep(pause, undefined, { ref: false });
    }
  }
}

type Freeing = { db: Db; boss: PgBoss; names: string[]; log: Logger; report?: ErrorReporter['report'] };
type ActiveRow = Attempt & { isLast: boolean };

/** Puts back what processes that are gone had begun, to be done now. What a living process does stays its own. */
export async function freeAbandoned({ db, boss, names, log, report }: Freeing): Promise<number> {
  const active = await db.$queryRaw<ActiveRow[]>`
    SELECT name, id::text, retry_count AS "retryCount", retry_count >= retry_limit AS "isLast"
    FROM pgboss.job WHERE state = 'active' AND name = ANY(${names}) ORDER BY started_on LIMIT 10000`;
  let freed = 0;
  for (const attempt of active) {
    if (!(await freeOne(db, boss, attempt))) continue;
    freed += 1;
    log.warn({ job: attempt.name, jobId: attempt.id, attempt: attempt.retryCount + 1 }, 'job of a process that ended is put back');
    if (attempt.isLast) report?.(new Error('the process ended during the last try of this job'), { place: attempt.name, traceId: attempt.id });
  }
  return freed;
}

/** Under the attempt's own lock: whoever works on it holds it, and whoever is about to finds out afterwards. */
function freeOne(db: Db, boss: PgBoss, attempt: Attempt): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${keyOf(attempt)}, 0)) AS free`;
    if (!lock?.free) return false;
    const rows = await tx.$queryRaw<object[]>`
      SELECT 1 FROM pgboss.job
      WHERE name = ${attempt.name} AND id = ${attempt.id}::uuid AND state = 'active' AND retry_count = ${attempt.retryCount} FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return false;
    const connection = { db: fromPrisma(tx) };
    await boss.fail(attempt.name, attempt.id, { message: 'the process that did it ended' }, connection);
    await boss.update(attempt.name, undefined, { id: attempt.id, startAfter: new Date(), ...connection });
    // Somebody may have fetched this attempt and not have said so yet. The queue settles by the id alone, so under the old
    // one they would settle the next attempt, which by then is another process's.
    await tx.$executeRaw`UPDATE pgboss.job SET id = gen_random_uuid() WHERE name = ${attempt.name} AND id = ${attempt.id}::uuid AND state = 'retry'`;
    return true;
  });
}
