import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resendMail } from '#app/kernel/administration/index.server.ts';
import { discardJob, retryJob } from '#app/kernel/operations/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createMailer } from '#app/platform/mail/mailer.server.ts';
import { deliverMail } from '#app/platform/mail/queue-mail.server.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const owner = await createPerson(db, { role: 'owner' });

const render = () => ({ subject: 'News', blocks: [] });
const news = defineMail({ id: 'test.news', schema: z.object({}), isResendable: true, render });
const code = defineMail({ id: 'test.code', schema: z.object({}), render });

const hosts: QueueHost[] = [];
const sent: string[] = [];
let isDown = true;

/** A process: with `work` it sends, without it only asks. */
async function running(work: boolean) {
  const log = createLog('silent');
  const host = createQueue({ url, db, log, pollSeconds: 0.5, work });
  const transport = {
    send: ({ to }: { to: string }) => {
      if (isDown) return Promise.reject(new Error('no answer from the post office'));
      sent.push(to);
      return Promise.resolve();
    },
    close: () => undefined,
  };
  const mailer = createMailer({ db, host, log, transport, secret: 'a secret of at least 32 characters', from: 'Kruzhok <k@example.org>', baseUrl: 'https://circle.example', templates: [news, code], translator: () => (key) => key });
  await host.start();
  hosts.push(host);
  const ctx = { db, viewer: owner, now: new Date(), locale: 'en' as const, timeZone: 'UTC', log, queue: host.queue, files: testFiles(), ip: '203.0.113.7', jobs: host.office, mailer };
  return { host, ctx };
}

/** A letter that was tried for the last time, as everybody finds it afterwards. */
async function givenUp(template: 'test.news' | 'test.code') {
  const { host, ctx } = await running(false);
  await inTransaction(db, (tx) => ctx.mailer.queue(tx, { idempotencyKey: template, to: 'anna@example.org', template, locale: 'en', timeZone: 'UTC', data: {} }));
  await db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE name = 'mail.deliver'`;
  await running(true);
  const [dead] = await until(async () => {
    const { rows } = await host.office.listJobs('dead', null, 5);
    return rows.length > 0 ? rows : null;
  });
  const mail = await db.mailMessage.findUniqueOrThrow({ where: { idempotencyKey: template } });
  expect(mail.status).toBe('failed');
  return { host, ctx, jobId: dead!.id, mailId: mail.id };
}

/** Nothing waits or runs any more. */
const quiet = () => until(async () => (await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'mail.deliver' AND state < 'completed'`).length === 0);
const stateOf = async (id: string) => ({ status: (await db.mailMessage.findUniqueOrThrow({ where: { id } })).status, dead: (await hosts[0]!.office.listJobs('dead', null, 5)).rows.length, sent: [...sent] });
const goneOnce = { status: 'sent', dead: 0, sent: ['anna@example.org'] };

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.mailMessage.deleteMany();
  await db.auditEvent.deleteMany();
  sent.length = 0;
  isDown = true;
});

describe('a letter that was given up', () => {
  it('goes once when its job is queued again', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.news');
    isDown = false;
    await retryJob(ctx, jobId);
    await quiet();
    expect(await stateOf(mailId)).toEqual(goneOnce);
    expect(await db.auditEvent.findMany({ select: { kind: true, details: true } })).toEqual([{ kind: 'job.retried', details: { queue: 'mail.deliver', jobId } }]);
    await expect(resendMail(ctx, mailId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes once from the mail log, and leaves no dead job behind', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.news');
    isDown = false;
    await resendMail(ctx, mailId);
    await quiet();
    expect(await stateOf(mailId)).toEqual(goneOnce);
    await expect(retryJob(ctx, jobId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes once when both are pressed at once, many times', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.news');
    isDown = false;
    const pressed = await Promise.allSettled(Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? retryJob(ctx, jobId) : resendMail(ctx, mailId))));
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await quiet();
    expect(await stateOf(mailId)).toEqual(goneOnce);
    expect(await db.auditEvent.count()).toBe(1);
  });

  it('with a code in it stays given up, and the page about jobs says why', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.code');
    isDown = false;
    await expect(retryJob(ctx, jobId)).rejects.toMatchObject({ code: 'conflict', details: { messageKey: 'operations:errors.givenUp' } });
    expect(await stateOf(mailId)).toEqual({ status: 'failed', dead: 1, sent: [] });
  });

  it('by a process that died over its last try waits still, and goes when its job is queued again', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.news');
    await db.mailMessage.update({ where: { id: mailId }, data: { status: 'queued' } });
    isDown = false;
    await retryJob(ctx, jobId);
    await quiet();
    expect(await stateOf(mailId)).toEqual(goneOnce);
  });
});

describe('a letter whose job is discarded', () => {
  /** It waits, and so does its job. */
  async function waiting(template: 'test.news' | 'test.code') {
    const { host, ctx } = await running(false);
    await inTransaction(db, (tx) => ctx.mailer.queue(tx, { idempotencyKey: template, to: 'anna@example.org', template, locale: 'en', timeZone: 'UTC', data: {} }));
    const [{ id: jobId }] = await db.$queryRaw<[{ id: string }]>`SELECT id::text FROM pgboss.job WHERE name = 'mail.deliver' AND state < 'completed'`;
    const { id: mailId } = await db.mailMessage.findUniqueOrThrow({ where: { idempotencyKey: template }, select: { id: true } });
    return { host, ctx, jobId, mailId };
  }
  const rowOf = (id: string) => db.mailMessage.findUniqueOrThrow({ where: { id }, select: { status: true, lastError: true, payload: true } });

  it('waits no more, and a code in it is emptied', async () => {
    const { ctx, jobId, mailId } = await waiting('test.code');
    await discardJob(ctx, jobId);
    expect(await rowOf(mailId)).toEqual({ status: 'failed', lastError: 'its job was discarded', payload: null });
    await expect(resendMail(ctx, mailId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('can be sent from the mail log where nothing in it runs out', async () => {
    const { ctx, jobId, mailId } = await waiting('test.news');
    await discardJob(ctx, jobId);
    expect(await rowOf(mailId)).toMatchObject({ status: 'failed', payload: expect.any(Uint8Array) as Uint8Array });
    isDown = false;
    await running(true);
    await resendMail(ctx, mailId);
    await quiet();
    expect(await stateOf(mailId)).toEqual(goneOnce);
  });

  it('after its process died over the last try waits no more either; one that was given up keeps its reason', async () => {
    const { ctx, jobId, mailId } = await givenUp('test.code');
    const { lastError } = await rowOf(mailId);
    await db.mailMessage.update({ where: { id: mailId }, data: { status: 'queued' } });
    await discardJob(ctx, jobId);
    expect(await rowOf(mailId)).toMatchObject({ status: 'failed', lastError: 'its job was discarded', payload: null });
    await db.mailMessage.deleteMany();
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
    const second = await givenUp('test.code');
    await discardJob(second.ctx, second.jobId);
    expect(await rowOf(second.mailId)).toEqual({ status: 'failed', lastError, payload: null });
  });

  it('goes on waiting where the same delivery was queued by other ways meanwhile', async () => {
    const { host, ctx, jobId, mailId } = await givenUp('test.news');
    await Promise.all(hosts.splice(1).map((worker) => worker.stop()));
    await inTransaction(db, async (tx) => {
      await tx.mailMessage.update({ where: { id: mailId }, data: { status: 'queued' } });
      await host.queue.enqueue(tx, deliverMail, { mailId }, { singletonKey: mailId });
    });
    await discardJob(ctx, jobId);
    expect(await rowOf(mailId)).toMatchObject({ status: 'queued' });
  });
});
