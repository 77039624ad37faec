import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost, QueueHostOptions } from '#app/platform/jobs/boss.server.ts';
import { defineEvent, defineJob } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const log = createLog('silent');

const greet = defineJob({ name: 'test.greet', payload: z.object({ name: z.string() }), concurrency: 4 });
const happened = defineEvent('test.happened', z.object({ what: z.string() }));
const person = (name: string) => ({ username: name, usernameKey: name });

const hosts: QueueHost[] = [];
function host(options: Partial<QueueHostOptions> = {}): QueueHost {
  const made = createQueue({ url, db, log, retryDelaySeconds: 1, pollSeconds: 0.5, ...options });
  hosts.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((one) => one.stop()));
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.$executeRaw`DELETE FROM pgboss.subscription`;
  await db.user.deleteMany();
});

describe('jobs', () => {
  test('run after commit, not before, and not after a rollback', async () => {
    const { queue, registerJob, start } = host();
    const seen: { name: string; committed: boolean }[] = [];
    registerJob(greet, async ({ name }) => {
      seen.push({ name, committed: (await db.user.count({ where: { username: name } })) === 1 });
    });
    await start();
    await inTransaction(db, async (tx) => {
      await queue.enqueue(tx, greet, { name: 'Anna' });
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.3)`;
      await tx.user.create({ data: person('Anna') });
    });
    await expect(inTransaction(db, async (tx) => {
      await queue.enqueue(tx, greet, { name: 'Boris' });
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    await inTransaction(db, async (tx) => {
      await tx.user.create({ data: person('Vera') });
      await queue.enqueue(tx, greet, { name: 'Vera' });
    });
    await until(() => seen.length === 2);
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(expect.arrayContaining([{ name: 'Anna', committed: true }, { name: 'Vera', committed: true }]));
    const rows = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job WHERE name = ${greet.name}`;
    expect(JSON.stringify(rows)).not.toContain('Boris');
  });

  test('are tried again after a failure, and kept aside when all tries failed', async () => {
    const stubborn = defineJob({ name: 'test.stubborn', payload: z.object({ id: z.string() }), retryLimit: 1 });
    const { queue, registerJob, start } = host();
    const attempts: string[] = [];
    registerJob(stubborn, (payload, meta) => {
      attempts.push(`${payload.id} ${meta.attempt} ${meta.isLastAttempt}`);
      return Promise.reject(new Error('the other side is down'));
    });
    await start();
    await inTransaction(db, (tx) => queue.enqueue(tx, stubborn, { id: 'a' }));
    const dead = await until(async () => {
      const rows = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job WHERE name = 'dead-letters'`;
      return rows[0];
    });
    expect(attempts).toEqual(['a 1 false', 'a 2 true']);
    expect(dead.data).toEqual({ payload: { id: 'a' } });
  });

  test('with one key exist once until they are done', async () => {
    const { queue, registerJob, start } = host();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => { release = resolve; });
    let runs = 0;
    registerJob(greet, async () => {
      runs += 1;
      await gate;
    });
    await start();
    const add = () => inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'x' }, { singletonKey: 'import 1' }));
    await Promise.all([add(), add(), add()]);
    await until(() => runs === 1);
    await add();
    release();
    await until(async () => (await db.$queryRaw<object[]>`SELECT 1 FROM pgboss.job WHERE name = ${greet.name} AND state = 'completed'`).length === 1);
    await add();
    await until(() => runs === 2);
    expect(runs).toBe(2);
  });

  test('refuse a payload of another shape before anything is written', async () => {
    const { queue, start } = host({ work: false });
    await start();
    const wrong = { name: 7 } as unknown as { name: string };
    await expect(inTransaction(db, (tx) => queue.enqueue(tx, greet, wrong))).rejects.toThrow(z.ZodError);
  });

  test('that come in a burst do not wait for each other’s turn of looking', async () => {
    const { queue, registerJob, start } = host({ pollSeconds: 30 });
    const seen = new Set<string>();
    registerJob(greet, async ({ name }) => void seen.add(name));
    await start();
    await Promise.all(Array.from({ length: 40 }, (_, at) => inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: `person ${at}` }))));
    await until(() => seen.size === 40, 10_000);
    expect(seen.size).toBe(40);
  });

  test('left by a process without a worker are done by one that has it', async () => {
    const web = host({ work: false });
    await web.start();
    await inTransaction(db, (tx) => web.queue.enqueue(tx, greet, { name: 'later' }));
    const worker = host();
    const seen: string[] = [];
    worker.registerJob(greet, ({ name }) => {
      seen.push(name);
      return Promise.resolve();
    });
    await worker.start();
    await until(() => seen.length === 1);
    expect(seen).toEqual(['later']);
  });

  test('that run when the process stops are finished first', async () => {
    const [worker, idle] = [host(), host()];
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const seen: string[] = [];
    worker.registerJob(greet, async () => {
      seen.push('began');
      await held;
      seen.push('finished');
    });
    await Promise.all([worker.start(), idle.start()]);
    await inTransaction(db, (tx) => worker.queue.enqueue(tx, greet, { name: 'slow' }));
    await until(() => seen.length === 1);
    const stopping = worker.stop().then(() => seen.push('stopped'));
    // One that has nothing to finish begins to stop later, and has stopped.
    await idle.stop();
    expect(seen).toEqual(['began']);
    letGo();
    await stopping;
    expect(seen).toEqual(['began', 'finished', 'stopped']);
    const [row] = await db.$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job WHERE name = ${greet.name}`;
    expect(row?.state).toBe('completed');
  });
});

describe('events', () => {
  test('reach every handler once, with the transaction’s own fate', async () => {
    const one = host();
    const seen: string[] = [];
    for (const name of ['feed', 'goals']) {
      one.onEvent(happened, name, (_tx, { what }) => {
        seen.push(`${name} ${what}`);
        return Promise.resolve();
      });
    }
    await one.start();
    await inTransaction(db, (tx) => one.queue.publish(tx, happened, { what: 'finished' }));
    await inTransaction(db, async (tx) => {
      await one.queue.publish(tx, happened, { what: 'never' });
      throw new Error('no');
    }).catch(() => undefined);
    await until(() => seen.length >= 2);
    expect(seen.sort()).toEqual(['feed finished', 'goals finished']);
    // A handler has spoken before its transaction ends.
    await until(async () => (await db.handledEvent.count()) === 2);
  });

  test('take effect once although they are delivered again and the handler failed in the middle', async () => {
    const one = host();
    let runs = 0;
    one.onEvent(happened, 'once', async (tx, { what }) => {
      runs += 1;
      await tx.user.create({ data: person(`${what}-${runs}`) });
      if (runs === 1) throw new Error('after half of the work');
    });
    await one.start();
    await inTransaction(db, (tx) => one.queue.publish(tx, happened, { what: 'effect' }));
    await until(async () => (await db.user.count()) === 1);
    expect((await db.user.findFirstOrThrow()).username).toBe('effect-2');
    // The same delivery again, as after a crash between the work and the queue's own note of it.
    await db.$executeRaw`
      INSERT INTO pgboss.job (id, name, data, policy, singleton_key)
      SELECT ${randomUUID()}::uuid, name, data, policy, ${randomUUID()} FROM pgboss.job WHERE name = 'test.happened/once'`;
    await until(async () => (await db.$queryRaw<object[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'test.happened/once' AND state = 'completed'`).length === 2);
    expect(runs).toBe(2);
    expect(await db.user.count()).toBe(1);
  });
});

describe('starting', () => {
  test('again changes nothing', async () => {
    const state = () => db.$queryRaw`
      SELECT q.name, q.updated_on, s.event FROM pgboss.queue q LEFT JOIN pgboss.subscription s ON s.name = q.name ORDER BY 1`;
    const startOne = async () => {
      const one = host({ work: false });
      one.registerJob(greet, () => Promise.resolve());
      one.onEvent(happened, 'feed', () => Promise.resolve());
      await one.start();
    };
    await startOne();
    const before = await state();
    await startOne();
    expect(await state()).toEqual(before);
    expect(before).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'test.happened/feed', event: 'test.happened' })]));
  });

  test('forgets handlers that no longer exist', async () => {
    const old = host();
    old.onEvent(happened, 'gone', () => Promise.resolve());
    await old.start();
    await old.stop();
    const now = host();
    await now.start();
    await inTransaction(db, (tx) => now.queue.publish(tx, happened, { what: 'x' }));
    const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'test.happened/gone'`;
    expect(row?.count).toBe(0n);
  });

  test('of many processes at once works on an empty database', async () => {
    await db.$executeRaw`DROP SCHEMA pgboss CASCADE`;
    await Promise.all([host(), host({ work: false }), host()].map((one) => {
      one.registerJob(greet, () => Promise.resolve());
      return one.start();
    }));
    const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.queue WHERE name = ${greet.name}`;
    expect(row?.count).toBe(1n);
  });
});
