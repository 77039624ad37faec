import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { discardJob, getHealth, getJob, getJobs, retryJob } from '#app/kernel/operations/index.server.ts';
import type { OperationsCtx } from '#app/kernel/operations/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const owner = await createPerson(db, { role: 'owner' });
const bind = defineJob({ name: 'test.bind', payload: z.object({ bookId: z.uuid(), note: z.string() }), retryLimit: 0, concurrency: 2 });
const stitch = defineJob({ name: 'test.stitch', payload: z.object({ bookId: z.uuid(), note: z.string() }), retryLimit: 3 });

const hosts: QueueHost[] = [];
let fails = true;
const done: string[] = [];

async function running(options: { work?: boolean } = {}): Promise<{ host: QueueHost; ctx: OperationsCtx }> {
  const host = createQueue({ url, db, log: createLog('silent'), retryDelaySeconds: 60, pollSeconds: 0.5, ...options });
  for (const job of [bind, stitch]) {
    host.registerJob(job, ({ bookId, note }) => {
      if (fails) return Promise.reject(new Error(`no thread for "${note}" of anna@example.org, page 17`));
      done.push(bookId);
      return Promise.resolve();
    });
  }
  await host.start();
  hosts.push(host);
  const ctx: OperationsCtx = {
    db, viewer: owner, now: new Date(), locale: 'en', timeZone: 'UTC', log: createLog('silent'), queue: host.queue, files: testFiles(),
    ip: '203.0.113.7', jobs: host.office,
  };
  return { host, ctx };
}

const add = (host: QueueHost, job = bind, key?: string) => {
  const bookId = uuidv7();
  return inTransaction(db, (tx) => host.queue.enqueue(tx, job, { bookId, note: 'my secret note' }, key ? { singletonKey: key } : {})).then(() => bookId);
};
const first = { failing: null, dead: null };
const theDead = (ctx: OperationsCtx, count = 1) => until(async () => {
  const { dead } = await getJobs(ctx, first);
  return dead.rows.length === count ? dead.rows : null;
});

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.auditEvent.deleteMany();
  done.length = 0;
  fails = true;
});

describe('a job that failed for good', () => {
  it('is shown with its reason and ids, and nothing of what it was given', async () => {
    const { host, ctx } = await running();
    const bookId = await add(host);
    const [job] = await theDead(ctx);
    expect(job).toMatchObject({ queue: 'test.bind', state: 'dead', attempts: 1, reason: 'no thread for "…" of [address], page 17', ids: [{ name: 'bookId', id: bookId }], nextAt: null });
    expect(JSON.stringify(await getJobs(ctx, first))).not.toMatch(/secret note|anna/);
    const { queues } = await getJobs(ctx, first);
    expect(queues.find(({ name }) => name === 'test.bind')).toMatchObject({ waiting: 0, active: 0, dead: 1 });
    expect(queues.map(({ name }) => name)).not.toContain('dead-letters');
  });

  it('is done after being queued again, and its letter is gone; the journal knows who did it', async () => {
    const { host, ctx } = await running();
    const bookId = await add(host);
    const [job] = await theDead(ctx);
    fails = false;
    expect(await retryJob(ctx, job!.id)).toEqual({ queue: 'test.bind' });
    await until(() => done.length === 1);
    expect(done).toEqual([bookId]);
    expect((await getJobs(ctx, first)).dead.rows).toEqual([]);
    expect(await db.auditEvent.findMany({ select: { kind: true, actorId: true, ip: true, details: true } })).toEqual([
      { kind: 'job.retried', actorId: owner.id, ip: '203.0.113.7', details: { queue: 'test.bind', jobId: job!.id } },
    ]);
  });

  it('queued again by twenty at once is done once', async () => {
    const { host, ctx } = await running();
    await add(host);
    const [job] = await theDead(ctx);
    fails = false;
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => retryJob(ctx, job!.id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await until(() => done.length === 1);
    expect(await db.auditEvent.count()).toBe(1);
  });

  it('stays when the same work is queued already, and says so', async () => {
    const { host, ctx } = await running();
    await add(host, bind, 'one binding');
    const [job] = await theDead(ctx);
    await host.stop();
    const idle = await running({ work: false });
    await add(idle.host, bind, 'one binding');
    await expect(retryJob(idle.ctx, job!.id)).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'operations:errors.queuedAlready' } });
    expect((await getJobs(idle.ctx, first)).dead.rows).toHaveLength(1);
    expect(await db.auditEvent.count()).toBe(0);
  });

  it('can be discarded, and is not done then', async () => {
    const { host, ctx } = await running();
    await add(host);
    const [job] = await theDead(ctx);
    fails = false;
    await discardJob(ctx, job!.id);
    await expect(retryJob(ctx, job!.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(done).toEqual([]);
    expect(await db.auditEvent.findMany({ select: { kind: true } })).toEqual([{ kind: 'job.discarded' }]);
  });

  it('are paged by key, newest first', async () => {
    const { host, ctx } = await running();
    for (let at = 0; at < 23; at += 1) await add(host);
    await until(async () => (await host.office.listJobs('dead', null, 50)).rows.length === 23);
    const one = (await getJobs(ctx, first)).dead;
    const two = (await getJobs(ctx, { ...first, dead: one.next })).dead;
    expect([one.rows.length, two.rows.length, two.next]).toEqual([20, 3, null]);
    expect(new Set([...one.rows, ...two.rows].map(({ id }) => id)).size).toBe(23);
    const back = (await getJobs(ctx, { ...first, dead: two.previous })).dead;
    expect(back.rows.map(({ id }) => id)).toEqual(one.rows.map(({ id }) => id));
    for (const odd of ['x', 'WyJkZWFkIl0', "'; DROP TABLE pgboss.job"]) expect((await getJobs(ctx, { failing: odd, dead: odd })).dead.rows).toHaveLength(20);
  });
});

describe('a job that fails and is tried again later', () => {
  it('is tried at once when asked, and keeps its count of tries', async () => {
    const { host, ctx } = await running();
    await add(host, stitch);
    const [job] = await until(async () => {
      const { failing } = await getJobs(ctx, first);
      return failing.rows.length === 1 ? failing.rows : null;
    });
    expect(job).toMatchObject({ queue: 'test.stitch', state: 'postponed', attempts: 1, mostAttempts: 4 });
    expect(job!.nextAt!.getTime()).toBeGreaterThan(Date.now() + 20_000);
    fails = false;
    await retryJob(ctx, job!.id);
    await until(() => done.length === 1);
    await until(() => getJob(ctx, job!.id).then(({ state }) => state !== 'active', () => true));
    await expect(getJob(ctx, job!.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a running job', () => {
  it('is neither retried nor discarded', async () => {
    const { host, ctx } = await running({ work: false });
    await add(host);
    await db.$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now(), heartbeat_on = now() WHERE name = 'test.bind'`;
    const [{ id }] = await db.$queryRaw<[{ id: string }]>`SELECT id::text FROM pgboss.job WHERE name = 'test.bind'`;
    for (const change of [retryJob, discardJob]) await expect(change(ctx, id)).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'operations:errors.running' } });
    expect(await getJob(ctx, id)).toMatchObject({ state: 'active' });
  });
});

/** Nobody outside was asked anything. */
const quiet = { outgoing: { states: () => ({}) }, suggestNames: null, checkAddress: { verifierState: () => null } };

describe('anybody else', () => {
  it('gets nothing, whatever they ask for', async () => {
    const { host, ctx } = await running({ work: false });
    await add(host);
    const [{ id }] = await db.$queryRaw<[{ id: string }]>`SELECT id::text FROM pgboss.job WHERE name = 'test.bind'`;
    const env = readEnv({ DATA_DIR: '/tmp' });
    const storage = { kind: 'disk' as const, head: () => Promise.resolve(null) };
    for (const role of ['member', 'teacher'] as const) {
      const other = { ...ctx, viewer: await createPerson(db, { role }) };
      const attempts = [getJobs(other, first), getJob(other, id), retryJob(other, id), discardJob(other, id), getHealth(other, { version: '1', env, ...quiet, storage })];
      for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const odd of ['', 'x', '1', '../..', `${id}'`, uuidv7()]) await expect(retryJob(ctx, odd)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('health', () => {
  it('tells of what does not answer, and waits for nothing', async () => {
    const { host, ctx } = await running({ work: false });
    await add(host);
    const env = readEnv({ DATA_DIR: '/tmp', MAIL_URL: 'smtp://user:secret-word@mail.example', GOOGLE_BOOKS_KEY: 'a-secret-key', TMDB_TOKEN: 'a-secret-token', IGDB_CLIENT_ID: 'secretid', DADATA_TOKEN: 'a-secret-token', EMAIL_VERIFIER_URL: 'https://verifier.example/?key=secret', SENTRY_DSN: 'https://key@sentry.example/1', S3_BUCKET: 'a-bucket', S3_KEY: 'secret-id', S3_SECRET: 'secret-word' });
    const silent = { kind: 's3' as const, head: () => new Promise<null>(() => undefined) };
    const resting = { failures: 3, restsUntil: new Date() };
    const failing = { outgoing: { states: () => ({ 'open-library': resting, 'anilist': resting }) }, suggestNames: { state: () => resting }, checkAddress: { verifierState: () => resting } };
    const from = performance.now();
    const health = await getHealth(ctx, { version: '1.2.3', env, ...failing, storage: silent });
    expect(performance.now() - from).toBeLessThan(6_000);
    expect(health.machine).toMatchObject({ version: '1.2.3', node: process.version, storage: { kind: 's3', answers: false }, mail: 'smtp' });
    expect(Object.fromEntries(health.machine.providers.map(({ name, state }) => [name, state]))).toEqual({
      'open-library': 'resting', 'google-books': 'on', 'tmdb': 'on', 'igdb': 'off', 'anilist': 'resting', 'wikipedia': 'on', 'google-translate': 'off', 'libretranslate': 'off', 'dadata': 'resting', 'email-verifier': 'resting', 'telegram': 'off', 's3': 'resting', 'sentry': 'on',
    });
    expect(health.machine.disk!.freeBytes).toBeGreaterThan(0);
    expect(health.database.version).toMatch(/^\d+\.\d+/);
    expect(health.database.tables.length).toBeGreaterThan(3);
    expect(health.queue).toMatchObject({ waiting: 1, active: 0, dead: 0, oldestWaitingAt: expect.any(Date) as Date });
    expect(JSON.stringify(health)).not.toMatch(/secret/);
  });

  it('knows the last letter and the last trouble with one, without whom it was for', async () => {
    const { ctx } = await running({ work: false });
    const mail = { to: 'anna@example.org', template: 't', locale: 'en', timeZone: 'UTC' };
    const sentAt = new Date(Date.now() - 60_000);
    await db.mailMessage.createMany({ data: [
      { ...mail, idempotencyKey: 'a', status: 'sent', sentAt },
      { ...mail, idempotencyKey: 'b', status: 'failed', lastError: '550 no such person anna@example.org' },
      { ...mail, idempotencyKey: 'c', status: 'queued' },
    ] });
    const { mail: view } = await getHealth(ctx, { version: '1', env: readEnv({ DATA_DIR: '/tmp' }), ...quiet, storage: { kind: 'disk', head: () => Promise.resolve(null) } });
    expect(view).toMatchObject({ waiting: 1, lastSentAt: sentAt, lastTrouble: { isFinal: true, reason: '550 no such person [address]' } });
    await db.mailMessage.deleteMany();
  });
});
