import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { PgBoss } from 'pg-boss';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost, QueueHostOptions } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const log = createLog('silent');
const dig = defineJob({ name: 'test.dig', payload: z.object({ at: z.number() }), concurrency: 2, retryLimit: 2 });

const hosts: QueueHost[] = [];
const children: ChildProcess[] = [];
function host(handler: (at: number) => Promise<void>, options: Partial<QueueHostOptions> = {}): QueueHost {
  const made = createQueue({ url, db, log, retryDelaySeconds: 20, pollSeconds: 0.5, ...options });
  made.registerJob(dig, ({ at }) => handler(at));
  hosts.push(made);
  return made;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(hosts.splice(0).map((one) => one.stop()));
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

/** A worker in a process of its own that begins jobs and never ends them; resolves when it has begun `count`. */
async function digger(count: number): Promise<ChildProcess> {
  const program = `
    import { z } from 'zod';
    const { createQueue } = await import('#app/platform/jobs/boss.server.ts');
    const { createDb } = await import('#app/platform/db/client.server.ts');
    const { createLog } = await import('#app/platform/log/log.server.ts');
    const { defineJob } = await import('#app/platform/jobs/queue.server.ts');
    const log = createLog('silent');
    const { db } = createDb({ url: process.env.TEST_URL, log, poolSize: 2 });
    const queue = createQueue({ url: process.env.TEST_URL, db, log, retryDelaySeconds: 20, pollSeconds: 0.5 });
    queue.registerJob(defineJob({ name: 'test.dig', payload: z.object({ at: z.number() }), concurrency: 2, retryLimit: 2 }), ({ at }) => {
      console.log('begun ' + at);
      return new Promise(() => setInterval(() => undefined, 1000));
    });
    await queue.start();`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], {
    env: { ...process.env, NODE_OPTIONS: '', TEST_URL: url }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(() => output.split('begun').length > count, 30_000);
  return child;
}

const enqueue = async (count: number): Promise<void> => {
  const sender = createQueue({ url, db, log, work: false, retryDelaySeconds: 20 });
  hosts.push(sender);
  sender.registerJob(dig, () => Promise.resolve());
  await sender.start();
  for (let at = 0; at < count; at += 1) await inTransaction(db, (tx) => sender.queue.enqueue(tx, dig, { at }));
};

const states = () => db.$queryRaw<{ state: string; retryCount: number }[]>`
  SELECT state::text, retry_count AS "retryCount" FROM pgboss.job WHERE name = 'test.dig' ORDER BY created_on`;

const killed = (child: ChildProcess) => new Promise<void>((resolve) => {
  child.once('exit', () => resolve());
  child.kill('SIGKILL');
});

describe('jobs of a killed process', () => {
  it('are begun again as soon as another process starts, as their next try', async () => {
    await enqueue(2);
    const child = await digger(2);
    expect(await states()).toEqual([{ state: 'active', retryCount: 0 }, { state: 'active', retryCount: 0 }]);
    await killed(child);
    const seen = new Set<number>();
    const next = host((at) => Promise.resolve(void seen.add(at)));
    const from = performance.now();
    await next.start();
    // The heartbeat alone needs ten seconds, and the pause before a retry is at least twenty here.
    await until(() => seen.size === 2, 20_000);
    expect(performance.now() - from).toBeLessThan(20_000);
    await until(async () => (await states()).every(({ state, retryCount }) => state === 'completed' && retryCount === 1));
  });

  it('that were on their last try are dead letters, and told of', async () => {
    await enqueue(1);
    await db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'test.dig'`;
    await killed(await digger(1));
    const reports: string[] = [];
    const next = host(() => Promise.resolve(), { report: (error, { place }) => void reports.push(`${place}: ${(error as Error).message}`) });
    await next.start();
    const letters = await db.$queryRaw<object[]>`SELECT 1 FROM pgboss.job WHERE name = 'dead-letters' AND source_name = 'test.dig'`;
    expect(letters).toHaveLength(1);
    expect(reports).toEqual(['test.dig: the process ended during the last try of this job']);
  });
});

describe('jobs of a living process', () => {
  it('are left alone by others that start, many at once', async () => {
    await enqueue(2);
    await digger(2);
    const stolen: number[] = [];
    await Promise.all(Array.from({ length: 4 }, () => host((at) => Promise.resolve(void stolen.push(at))).start()));
    expect(stolen).toEqual([]);
    expect(await states()).toEqual([{ state: 'active', retryCount: 0 }, { state: 'active', retryCount: 0 }]);
  });

  it('are still its own after its connection was cut', async () => {
    await enqueue(1);
    await digger(1);
    const holders = () => db.$queryRaw<{ pid: number }[]>`
      SELECT l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = 'kruzhok-holds' AND a.datname = current_database()`;
    const [before] = await until(async () => ((await holders()).length === 1 ? holders() : null));
    await db.$queryRaw`SELECT pg_terminate_backend(${before?.pid}::int)`;
    await until(async () => (await holders()).some(({ pid }) => pid !== before?.pid));
    const stolen: number[] = [];
    await host((at) => Promise.resolve(void stolen.push(at))).start();
    expect(stolen).toEqual([]);
    expect(await states()).toEqual([{ state: 'active', retryCount: 0 }]);
  });
});

describe('a job that two processes want', () => {
  it('is done by one: whoever frees it and whoever begins it see each other', async () => {
    const done: number[] = [];
    const one = host((at) => Promise.resolve(void done.push(at)));
    await one.start();
    await enqueue(40);
    // Starting processes look for abandoned jobs all the while that others are being begun.
    for (let round = 0; round < 5; round += 1) await host((at) => Promise.resolve(void done.push(at))).start();
    await until(() => new Set(done).size === 40, 30_000);
    await until(async () => (await states()).every(({ state }) => state === 'completed'));
    expect(done).toHaveLength(40);
  });

  it('is settled by the one that does it, not by one that fetched it and came too late', async () => {
    await enqueue(1);
    const late = new PgBoss({ connectionString: url, schedule: false, supervise: false });
    await late.start();
    try {
      const [fetched] = await late.fetch('test.dig');
      let runs = 0;
      let finish = (): void => undefined;
      const next = host(() => {
        runs += 1;
        return new Promise((resolve) => (finish = resolve));
      });
      await next.start();
      await until(() => runs === 1);
      await late.fail('test.dig', fetched?.id ?? '', new Error('lost'));
      await late.complete('test.dig', fetched?.id ?? '');
      expect(await states()).toEqual([{ state: 'active', retryCount: 1 }]);
      finish();
      await until(async () => (await states()).every(({ state }) => state === 'completed'));
      expect(runs).toBe(1);
    } finally {
      await late.stop();
    }
  });
});
