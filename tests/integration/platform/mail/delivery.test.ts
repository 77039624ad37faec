import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createMailer } from '#app/platform/mail/mailer.server.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';
import type { NewMail } from '#app/platform/mail/queue-mail.server.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import { createMailTransport } from '#app/platform/mail/transports.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { resendError, startFakeResend } from '#tests/support/fake-resend.ts';
import { startFakeSmtp } from '#tests/support/fake-smtp.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'почта kruzhok-'));
const outboxFolder = join(dataDir, 'outbox');

const codeMail = defineMail({
  id: 'test.code',
  schema: z.object({ code: z.string(), name: z.string() }),
  render: ({ data, t, baseUrl }) => ({
    subject: `${t('subject')} ${data.name}`,
    blocks: [
      { kind: 'paragraph', text: t('hello', { name: data.name }) },
      { kind: 'code', code: data.code },
      { kind: 'button', text: t('open'), url: `${baseUrl}/sign-in/code?a=1&b=2` },
      { kind: 'note', text: t('why') },
    ],
  }),
});

const texts: Record<string, Record<string, string>> = {
  ru: { subject: 'Код для', hello: 'Здравствуйте', open: 'Войти', why: 'Если это не вы, ничего не делайте.' },
  en: { subject: 'Code for', hello: 'Hello', open: 'Sign in', why: 'If this was not you, do nothing.' },
};

const running: { host: QueueHost; mailer: Mailer }[] = [];

async function mailing(mailUrl: string, options: { resendBaseUrl?: string; log?: string[]; secret?: string; work?: boolean } = {}) {
  const lines = options.log ?? [];
  const log = createLog('info', { write: (line) => { lines.push(line); } });
  const host = createQueue({ url, db, log, retryDelaySeconds: 1, pollSeconds: 0.5, work: options.work ?? true });
  const transport = createMailTransport({ mailUrl, dataDir, log, ...(options.resendBaseUrl && { resendBaseUrl: options.resendBaseUrl }) });
  const mailer = createMailer({
    db, host, log, transport, secret: options.secret ?? 'a secret of at least 32 characters',
    from: 'Kruzhok <kruzhok@circle.example>', baseUrl: 'https://circle.example', templates: [codeMail],
    translator: (locale) => (key) => texts[locale]?.[key] ?? key,
  });
  await host.start();
  running.push({ host, mailer });
  return (mail: Partial<NewMail> = {}) => inTransaction(db, (tx) => mailer.queue(tx, {
    idempotencyKey: 'cause-1', to: 'anna@example.org', template: 'test.code', locale: 'ru', timeZone: 'Europe/Moscow',
    data: { code: '123456', name: 'Анна' }, ...mail,
  }));
}

const rowOf = (key = 'cause-1') => db.mailMessage.findUniqueOrThrow({ where: { idempotencyKey: key } });
const settled = (status: 'sent' | 'failed', key?: string) =>
  until(async () => ((await rowOf(key)).status === status ? rowOf(key) : null), 25_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map(async ({ host, mailer }) => {
    await host.stop();
    mailer.close();
  }));
  await db.mailMessage.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
  rmSync(outboxFolder, { recursive: true, force: true });
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the outbox', () => {
  test('gets one readable file per message, and the log a line', async () => {
    const log: string[] = [];
    const send = await mailing('outbox:', { log });
    expect(await send()).toBe(true);
    expect(await send()).toBe(false);
    const row = await settled('sent');
    const files = readdirSync(outboxFolder);
    expect(files).toHaveLength(1);
    const path = join(outboxFolder, files[0]!);
    const raw = readFileSync(path, 'utf8');
    expect(raw).toMatch(/^123456\r?$/m);
    expect(raw).toMatch(/^Здравствуйте\r?$/m);
    expect(raw).toMatch(/^https:\/\/circle\.example\/sign-in\/code\?a=1&b=2\r?$/m);
    expect(raw).toMatch(/^To: anna@example\.org\r?$/m);
    expect(raw).toMatch(/^From: Kruzhok <kruzhok@circle\.example>\r?$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(row).toMatchObject({ attempts: 1, payload: null, lastError: null, subject: 'Код для Анна' });
    const written = log.map((line) => JSON.parse(line) as Record<string, unknown>).find(({ msg }) => msg === 'mail written');
    expect(written).toMatchObject({ recipient: 'anna@example.org', subject: 'Код для Анна' });
    expect(log.join('')).not.toContain('123456');
  });

  test('has nothing of a transaction that was rolled back, and speaks the recipient’s language', async () => {
    const send = await mailing('outbox:');
    const { host } = running[0]!;
    await expect(inTransaction(db, async (tx) => {
      await running[0]!.mailer.queue(tx, {
        idempotencyKey: 'never', to: 'a@example.org', template: 'test.code', locale: 'ru', timeZone: 'UTC', data: { code: '1', name: 'x' },
      });
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await send({ locale: 'en', data: { code: '654321', name: 'Anna' } });
    await settled('sent');
    expect(host).toBeDefined();
    expect(await db.mailMessage.count()).toBe(1);
    expect(readFileSync(join(outboxFolder, readdirSync(outboxFolder)[0]!), 'utf8')).toContain('Subject: Code for Anna');
  });

  test('cannot be given more headers or recipients', async () => {
    const send = await mailing('outbox:');
    await send({ idempotencyKey: 'one', data: { code: '1', name: 'x\r\nBcc: evil@example.org\r\n\r\nbody' } });
    await send({ idempotencyKey: 'two', to: 'a@example.org\r\nBcc: evil@example.org' });
    await send({ idempotencyKey: 'three', to: 'a@example.org, evil@example.org' });
    await settled('sent', 'one');
    await settled('failed', 'two');
    await settled('failed', 'three');
    const files = readdirSync(outboxFolder);
    expect(files).toHaveLength(1);
    const raw = readFileSync(join(outboxFolder, files[0]!), 'utf8');
    const head = raw.slice(0, raw.search(/\r?\n\r?\n/));
    expect(head).not.toMatch(/^Bcc/mi);
  });

  test('never sees a letter sealed with another secret', async () => {
    const send = await mailing('outbox:', { work: false });
    await send();
    const { payload } = await rowOf();
    expect(Buffer.from(payload!).toString('latin1')).not.toContain('123456');
    await mailing('outbox:', { secret: 'another secret of at least 32 characters' });
    const row = await settled('failed');
    expect(row.lastError).toContain('SESSION_SECRET');
    expect(row.payload).toBeNull();
  });
});

describe('SMTP', () => {
  test.each(['busy', 'garbage', 'hangs-up-after-data'] as const)('a server that %s gets the message later, once', async (mood) => {
    const server = await startFakeSmtp();
    server.mood = mood;
    const send = await mailing(server.url);
    await send();
    await until(async () => (await rowOf()).attempts >= 1);
    expect(await rowOf()).toMatchObject({ status: 'queued', sentAt: null });
    expect((await rowOf()).lastError).not.toBeNull();
    server.mood = 'well';
    const row = await settled('sent');
    expect(server.accepted).toHaveLength(1);
    expect(server.accepted[0]!.recipients).toEqual(['anna@example.org']);
    expect(server.accepted[0]!.raw).toMatch(/^123456\r$/m);
    expect(row.attempts).toBeGreaterThan(1);
    await server.close();
  });

  test('a server that is down gets it when it is up again', async () => {
    const first = await startFakeSmtp();
    const send = await mailing(first.url);
    await first.close();
    await send();
    await until(async () => (await rowOf()).attempts >= 1);
    const again = await startFakeSmtp(first.port);
    await settled('sent');
    expect(again.accepted).toHaveLength(1);
    await again.close();
  });

  test('an address that the server refuses is not tried again', async () => {
    const server = await startFakeSmtp();
    server.mood = 'refuses';
    const send = await mailing(server.url);
    await send();
    const row = await settled('failed');
    expect(row).toMatchObject({ attempts: 1, payload: null });
    expect(row.lastError).toContain('550');
    expect(server.connections).toBe(1);
    await server.close();
  });
});

describe('Resend', () => {
  test('is asked again after 429, 500 and nonsense, with one idempotency key, and delivers once', async () => {
    const server = await startFakeResend();
    server.answers = [resendError(429, 'rate_limit_exceeded'), { status: 500, body: '<html>oops' }];
    const send = await mailing('resend://re_test_key', { resendBaseUrl: server.url });
    await send();
    const row = await settled('sent');
    expect(row.attempts).toBe(3);
    expect(new Set(server.requests.map(({ key }) => key))).toEqual(new Set(['cause-1']));
    expect(server.requests[0]!.authorization).toBe('Bearer re_test_key');
    expect(server.accepted.size).toBe(1);
    expect(server.accepted.get('cause-1')).toMatchObject({ to: ['anna@example.org'], subject: 'Код для Анна' });
    await server.close();
  });

  test('is not asked again when the message itself is refused', async () => {
    const server = await startFakeResend();
    server.answers = [resendError(422, 'validation_error')];
    const send = await mailing('resend://re_test_key', { resendBaseUrl: server.url });
    await send();
    expect((await settled('failed')).attempts).toBe(1);
    expect(server.requests).toHaveLength(1);
    await server.close();
  });
});
