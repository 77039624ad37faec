import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { telegramSettings } from '#app/platform/telegram/settings.ts';
import { createTestApp } from '#tests/support/app.ts';
import { FakeTelegram } from '#tests/support/fake-telegram.ts';
import { personWithChat } from '#tests/support/telegram-chat.ts';
import { until } from '#tests/support/until.ts';

const telegram = await FakeTelegram.start();
afterAll(() => telegram.close());
const app = await createTestApp({ ...telegram.env, BASE_URL: 'https://kruzhok.example.org' });
const secret = telegramSettings(app.services.env)!.secret;
const path = '/telegram/webhook';

const post = async (body: string, headers: Record<string, string> = {}, method = 'POST', to = path) => {
  const response = await fetch(`${app.url}${to}`, { method, redirect: 'manual', headers: { 'content-type': 'application/json', ...headers }, ...(method === 'GET' ? {} : { body }) });
  return { status: response.status, text: await response.text(), cookies: response.headers.getSetCookie() };
};
const proven = { 'x-telegram-bot-api-secret-token': secret };
const stored = () => app.db.botUpdate.count();

describe('the webhook', () => {
  it('is told to Telegram with its secret, and only private things are asked for', async () => {
    await until(() => telegram.webhook);
    expect(telegram.webhook).toEqual({ url: 'https://kruzhok.example.org/telegram/webhook', secret });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(telegram.calls.find(({ method }) => method === 'setWebhook')?.body.allowed_updates).toEqual(['message', 'callback_query', 'my_chat_member']);
    expect(telegram.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
  });

  it('takes an update that knows the secret, once', async () => {
    const vera = await personWithChat(app);
    const update = JSON.stringify(telegram.message(vera.chatId, '/today'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(update, proven)));
    expect(answers.map(({ status, text, cookies }) => [status, text, cookies.length])).toEqual(answers.map(() => [200, '', 0]));
    expect((await telegram.heard(vera.chatId)).text).toContain('Nothing written down today');
    expect((await post(update, proven)).status).toBe(200);
    expect(await app.db.botUpdate.count({ where: { chatId: BigInt(vera.chatId) } })).toBe(1);
    expect(telegram.to(vera.chatId)).toHaveLength(1);
  });

  it.each([
    ['none', {}], ['an empty one', { 'x-telegram-bot-api-secret-token': '' }], ['another', { 'x-telegram-bot-api-secret-token': randomBytes(32).toString('base64url') }],
    ['half of it', { 'x-telegram-bot-api-secret-token': secret.slice(0, 20) }], ['one sign more', { 'x-telegram-bot-api-secret-token': `${secret}x` }], ['the session secret', { 'x-telegram-bot-api-secret-token': app.services.env.sessionSecret }],
    ['it as a bearer', { authorization: `Bearer ${secret}` }], ['it as a cookie', { cookie: `x-telegram-bot-api-secret-token=${secret}` }],
  ] as [string, Record<string, string>][])('is not there without the secret: %s', async (_what, headers) => {
    const before = await stored();
    const { status } = await post(JSON.stringify(telegram.message(4_444, '/start')), headers);
    expect(status).toBe(404);
    expect(await stored()).toBe(before);
  });

  it('refuses what is no update, and what is too large, and keeps nothing of it', async () => {
    const before = await stored();
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    for (const body of ['', 'null', '[]', '"x"', '{', '{"update_id":"1"}', '{"update_id":-1}', '{"update_id":{"gt":0}}', '{"__proto__":{"polluted":true}}', deep]) expect((await post(body, proven)).status, body.slice(0, 40)).toBe(400);
    expect((await post(JSON.stringify({ update_id: 5, padding: 'x'.repeat(300_000) }), proven)).status).toBe(413);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await stored()).toBe(before);
  });

  it('lets through what it knows nothing of, and writes down only that it came', async () => {
    for (const content of [{ poll: { id: '1' } }, { message: { message_id: 1, chat: { id: -5, type: 'group' }, from: { id: 5 }, text: 'a secret of a group' } }, { message: 'no' }, { message: { chat: {} } }]) {
      const update = { ...telegram.message(9, ''), message: undefined, ...content };
      expect((await post(JSON.stringify(update), proven)).status).toBe(200);
      expect(await app.db.botUpdate.findUniqueOrThrow({ where: { id: BigInt(update.update_id) } })).toMatchObject({ chatId: null, content: null, handledAt: expect.any(Date) });
    }
  });

  it('is one address and one method: beside it the gate stands as ever', async () => {
    const body = JSON.stringify(telegram.message(9, '/start'));
    const foreign = { ...proven, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    for (const to of ['/telegram/webhook/', '/telegram/webhook.data', '/telegram//webhook', '/settings/telegram', '/settings/telegram/unlinking']) expect((await post(body, foreign, 'POST', to)).status, to).toBe(403);
    expect((await post('', proven, 'GET')).status).toBe(400);
    // Telegram sends no Origin; somebody who has the secret and sends one is let in by the secret.
    expect((await post(body, foreign)).status).toBe(200);
  });

  it('says nothing of a blocked bot but that the house writes by mail from now on', async () => {
    const vera = await personWithChat(app, { isChannel: true });
    await post(JSON.stringify(telegram.membership(vera.chatId, 'kicked')), proven);
    await until(async () => (await app.db.telegramLink.findUniqueOrThrow({ where: { userId: vera.person.id } })).deadAt);
    expect(await app.db.user.findUniqueOrThrow({ where: { id: vera.person.id } })).toMatchObject({ notificationChannel: 'email' });
    await post(JSON.stringify(telegram.message(vera.chatId, '/start')), proven);
    await telegram.heard(vera.chatId);
    expect((await app.db.telegramLink.findUniqueOrThrow({ where: { userId: vera.person.id } })).deadAt).toBeNull();
  });
});
