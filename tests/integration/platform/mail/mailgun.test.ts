import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createMailer } from '#app/platform/mail/mailer.server.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';
import { defineMail } from '#app/platform/mail/template.ts';
import { createMailTransport } from '#app/platform/mail/transports.server.ts';
import { mailgun } from '#app/platform/mail/transports/mailgun.server.ts';
import { PermanentMailError } from '#app/platform/mail/transports/transport.ts';
import type { Letter } from '#app/platform/mail/transports/transport.ts';
import { testDatabase } from '#tests/support/database.ts';
import { mailgunError, startFakeMailgun } from '#tests/support/fake-mailgun.ts';
import { until } from '#tests/support/until.ts';

const { db, url } = await testDatabase();
const server = await startFakeMailgun();
afterAll(() => server.close());

const letter: Letter = {
  id: 'id', idempotencyKey: 'cause-1', createdAt: new Date(), messageId: '<m@circle.example>', from: 'Кружок <kruzhok@circle.example>', to: 'anna@example.org',
  subject: 'Код для Анны', text: 'Здравствуйте', html: '<p>Здравствуйте</p>', headers: { 'Auto-Submitted': 'auto-generated' },
};
const keyed = 'mailgun://key-1%2F2@mg.circle.example';

const failureOf = (transport = mailgun(keyed, server.url, 400)) => transport.send(letter).then(() => null, (error: unknown) => error as Error);

describe('Mailgun’s transport', () => {
  test('hands over one letter with its own headers and nothing that follows people', async () => {
    await mailgun(keyed, `${server.url}/`).send(letter);
    const request = server.requests.at(-1)!;
    expect(request.path).toBe('/v3/mg.circle.example/messages');
    expect(request.authorization).toBe(`Basic ${Buffer.from('api:key-1/2').toString('base64')}`);
    expect(Object.fromEntries(request.fields)).toEqual({
      from: letter.from, to: letter.to, subject: letter.subject, text: letter.text, html: letter.html,
      'h:Message-Id': letter.messageId, 'h:Auto-Submitted': 'auto-generated', 'o:tracking': 'no', 'o:tracking-clicks': 'no', 'o:tracking-opens': 'no',
    });
  });

  test.each([
    ['401: the operator mends the key', mailgunError(401, 'Invalid private key')],
    ['402', mailgunError(402, 'Payment required')],
    ['404: the operator mends the domain', mailgunError(404, 'Domain not found')],
    ['429', mailgunError(429, 'Too many requests', { 'Retry-After': '3' })],
    ['500 in HTML', { status: 500, body: '<html>oops' }],
    ['503', mailgunError(503, 'Try later')],
    ['200 with nonsense', { status: 200, body: '<html>a proxy was here' }],
    ['200 with an empty object', { status: 200, body: '{}' }],
    ['another service at that address', { status: 200, body: 'Mailgun Magnificent API' }],
    ['no answer', 'silence' as const],
    ['an answer without an end', 'drip' as const],
  ])('%s: another time', async (_name, answer) => {
    server.answers = [answer];
    const began = Date.now();
    const error = await failureOf();
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PermanentMailError);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  test.each([400, 413, 422])('%i about the message: never again', async (status) => {
    server.answers = [mailgunError(status, "'to' parameter is not a valid address")];
    const error = await failureOf();
    expect(error).toBeInstanceOf(PermanentMailError);
    expect(error?.message).toContain('not a valid address');
    expect(error?.message).not.toContain('key-1');
  });

  test('a server that is down: another time', async () => {
    const gone = await startFakeMailgun();
    await gone.close();
    const error = await failureOf(mailgun(keyed, gone.url, 400));
    expect(error).not.toBeNull();
    expect(error).not.toBeInstanceOf(PermanentMailError);
  });
});

const noticeMail = defineMail({ id: 'test.notice', schema: z.object({ name: z.string() }), isResendable: true, render: ({ data }) => ({ subject: `For ${data.name}`, blocks: [] }) });
const codeMail = defineMail({ ...noticeMail, id: 'test.code', isResendable: false });

describe('through the mailer', () => {
  let running: { host: QueueHost; mailer: Mailer } | null = null;
  beforeEach(() => {
    server.answers = [];
    server.accepted.length = 0;
  });
  afterEach(async () => {
    await running?.host.stop();
    running?.mailer.close();
    await db.mailMessage.deleteMany();
  });

  async function mailing() {
    const log = createLog('silent');
    const host = createQueue({ url, db, log, retryDelaySeconds: 1, pollSeconds: 0.5 });
    const transport = createMailTransport({ mailUrl: keyed, dataDir: '/nowhere', log, mailgunBaseUrl: server.url });
    const mailer = createMailer({
      db, host, log, transport, secret: 'a secret of at least 32 characters', from: 'Kruzhok <kruzhok@circle.example>', baseUrl: 'https://circle.example',
      templates: [noticeMail, codeMail], translator: () => (key) => key,
    });
    await host.start();
    running = { host, mailer };
    const send = (mail: { to?: string; template?: string; name?: string } = {}) => inTransaction(db, (tx) => mailer.queue(tx, {
      idempotencyKey: 'cause-1', to: mail.to ?? 'anna@example.org', template: mail.template ?? 'test.notice', locale: 'ru', timeZone: 'UTC', data: { name: mail.name ?? 'Anna' },
    }));
    return { send, mailer };
  }
  const row = () => db.mailMessage.findUniqueOrThrow({ where: { idempotencyKey: 'cause-1' } });
  const settled = (status: 'sent' | 'failed') => until(async () => ((await row()).status === status ? row() : null), 25_000);

  test('a provider in trouble gets the letter later, once', async () => {
    server.answers = [mailgunError(429, 'Too many requests', { 'Retry-After': '1' }), { status: 502, body: '' }];
    const { send } = await mailing();
    await send();
    expect((await settled('sent')).attempts).toBe(3);
    expect(server.accepted).toHaveLength(1);
  });

  test('neither name nor address can carry a header or a second recipient', async () => {
    const { send } = await mailing();
    await send({ name: 'x\r\nBcc: evil@example.org\r\n\r\nbody' });
    await settled('sent');
    const fields = new Map(server.accepted[0]);
    expect(fields.get('subject')).toBe('For x Bcc: evil@example.org body');
    expect([...fields.keys()].filter((name) => /^(to|cc|bcc|h:bcc)$/i.test(name))).toEqual(['to']);
    await db.mailMessage.deleteMany();
    await send({ to: 'anna@example.org, evil@example.org' });
    await settled('failed');
    expect(server.accepted).toHaveLength(1);
  });

  test('what was refused keeps its contents, sealed, and goes again when it is asked for; twenty at once send one', async () => {
    server.answers = [mailgunError(400, 'no')];
    const { send, mailer } = await mailing();
    await send();
    const failed = await settled('failed');
    expect(failed.payload).not.toBeNull();
    const asked = await Promise.all(Array.from({ length: 20 }, () => inTransaction(db, (tx) => mailer.resend(tx, failed.id))));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect((await settled('sent')).payload).toBeNull();
    expect(server.accepted).toHaveLength(1);
    expect(await inTransaction(db, (tx) => mailer.resend(tx, failed.id))).toBe(false);
  });

  test('a code that did not go is emptied and never goes again', async () => {
    server.answers = [mailgunError(400, 'no')];
    const { send, mailer } = await mailing();
    await send({ template: 'test.code' });
    const failed = await settled('failed');
    expect(failed.payload).toBeNull();
    expect(await inTransaction(db, (tx) => mailer.resend(tx, failed.id))).toBe(false);
    expect([mailer.isResendable('test.notice'), mailer.isResendable('test.code'), mailer.isResendable('nothing')]).toEqual([true, false, false]);
  });
});
