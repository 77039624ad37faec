import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { withWholeAddresses } from '#tests/support/alike.ts';
import { createTestApp } from '#tests/support/app.ts';
import { FakeTelegram } from '#tests/support/fake-telegram.ts';
import { parseHtml } from '#tests/support/html.ts';
import { personWithChat } from '#tests/support/telegram-chat.ts';
import { until } from '#tests/support/until.ts';
import type { Delivered } from '#tests/support/fake-telegram.ts';

const telegram = await FakeTelegram.start();
afterAll(() => telegram.close());
const app = await createTestApp(telegram.env);
afterEach(() => { telegram.mood = 'well'; });
const codes: string[] = [];
/** What the chats were told stands in no log; letters are looked after by the app of the tests. */
afterAll(() => expect(app.logLines.filter((line) => codes.some((code) => line.includes(code)))).toEqual([]));

const codeIn = ({ text }: Delivered) => {
  const code = /^(\d{6})$/m.exec(text)?.[1] ?? '';
  expect(code, text).not.toBe('');
  codes.push(code);
  return code;
};
const newName = () => `Vera_${randomBytes(4).toString('hex')}`;
const settled = () => until(async () => (await app.db.mailMessage.count({ where: { status: 'queued' } })) === 0);

describe('a code to sign in', () => {
  it('comes into the chat of whoever chose it, asked for by name, by address and by the name in Telegram', async () => {
    const name = newName();
    const vera = await personWithChat(app, { isChannel: true, name });
    for (const [at, login] of [vera.person.username, vera.person.email!, `@${name.toUpperCase()}`, `https://t.me/${name}`].entries()) {
      const visitor = app.browser();
      const answer = await visitor.post('/sign-in', { intent: 'code', email: login, redirectTo: '/library' });
      expect([answer.status, answer.location]).toEqual([303, '/sign-in/code']);
      const heard = await telegram.heard(vera.chatId, at + 1);
      expect(heard.text).toContain('/sign-in/code?link=');
      expect((await visitor.post('/sign-in/code', { code: codeIn(heard) })).location).toBe('/library');
      expect((await visitor.get('/settings')).status).toBe(200);
    }
    expect(app.outbox.letters(vera.person.email!)).toEqual([]);
    // Nothing of it is left in the database, neither in the post nor in the bot's own book.
    expect(await app.db.telegramMessage.count({ where: { userId: vera.person.id, content: { not: null } } })).toBe(0);
  });

  it('comes by mail to whoever is linked and chose mail, or nothing', async () => {
    const vera = await personWithChat(app);
    await app.browser().post('/sign-in', { intent: 'code', email: vera.person.username });
    expect(await app.outbox.code(vera.person.email!)).toMatch(/^\d{6}$/);
    expect(telegram.to(vera.chatId)).toEqual([]);
  });

  it('is promised in the same words, and with the same rows, whoever is asked for', async () => {
    const name = newName();
    const vera = await personWithChat(app, { isChannel: true, name });
    const mailed = await personWithChat(app);
    const nobody = randomBytes(4).toString('hex');
    const kinds: [string, string[]][] = [
      ['name', [vera.person.username, mailed.person.username, `nobody-${nobody}`]],
      ['telegram', [`@${name}`, `@Nobody_${nobody}`]],
      ['address', [vera.person.email!, mailed.person.email!, `${nobody}@example.org`]],
    ];
    for (const path of ['/sign-in', '/forgotten']) {
      for (const [kind, logins] of kinds) {
        const seen: unknown[] = [];
        for (const login of logins) {
          const visitor = app.browser({ ip: '10.77.7.7' });
          const before = await app.db.loginChallenge.count();
          await app.db.rateLimit.deleteMany({});
          const answer = await visitor.post(path, path === '/sign-in' ? { intent: 'code', email: login } : { login });
          const page = await visitor.get(answer.location ?? '');
          // What was typed, and what is made anew for every answer, is all that may differ.
          const text = withWholeAddresses(page.text).replaceAll(login, 'LOGIN').replaceAll(encodeURIComponent(login), 'LOGIN').replace(/nonce\W{1,4}[\w+/=]+/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW');
          seen.push({ status: answer.status, location: answer.location, rows: (await app.db.loginChallenge.count()) - before, text });
        }
        expect((seen[0] as { text: string }).text).toContain('LOGIN');
        for (const one of seen.slice(1)) expect(one, `${path} ${kind}`).toEqual(seen[0]);
      }
    }
    await settled();
    expect(app.outbox.letters().filter(({ raw }) => raw.includes(`nobody-${nobody}`))).toEqual([]);
  });

  it('opens a new password, asked for by the name in Telegram', async () => {
    const name = newName();
    const vera = await personWithChat(app, { isChannel: true, name });
    await vera.post('/settings/telegram', {});
    const visitor = app.browser();
    expect((await visitor.post('/forgotten', { login: `@${name}` })).location).toBe('/forgotten/code');
    expect((await visitor.post('/forgotten/code', { code: codeIn(await telegram.heard(vera.chatId)) })).location).toBe('/forgotten/password');
    expect((await visitor.post('/forgotten/password', { password: 'gravel otter plinth', repeated: 'gravel otter plinth' })).location).toBe('/');
    expect((await vera.get('/settings')).status).toBe(303);
    // The telling of it goes by mail, as ever.
    expect((await app.outbox.letter(vera.person.email!)).subject).toContain('password');
    expect(await app.db.telegramPairing.count({ where: { userId: vera.person.id } })).toBe(0);
  });

  it('is the second factor of whoever has codes and Telegram', async () => {
    const vera = await personWithChat(app, { isChannel: true });
    await app.db.user.update({ where: { id: vera.person.id }, data: { passwordHash: await hashPassword('gravel otter plinth'), secondFactor: 'mail' } });
    const visitor = app.browser();
    expect((await visitor.post('/sign-in', { intent: 'password', login: vera.person.username, password: 'gravel otter plinth' })).location).toBe('/sign-in/second-factor');
    expect((await visitor.get('/sign-in/second-factor')).text).toContain('to your Telegram');
    expect((await visitor.post('/sign-in/second-factor', { intent: 'mail', code: codeIn(await telegram.heard(vera.chatId)) })).status).toBe(303);
    expect((await visitor.get('/settings')).status).toBe(200);
  });
});

it('a code from the chat that is missing, wrong or used up is told of as what it is, in both languages', async () => {
  const vera = await personWithChat(app, { isChannel: true });
  const said = { en: ['Enter the code we sent you.', 'This code is not right. Make sure it is the newest one.', 'Ask for a new one.'], ru: ['Введите код, который мы прислали.', 'Код не подошёл. Проверьте, что он самый новый.', 'Запросите новый.'] };
  for (const [at, locale] of (['en', 'ru'] as const).entries()) {
    const visitor = app.browser();
    await visitor.post('/preferences', { locale });
    await visitor.post('/sign-in', { intent: 'code', email: vera.person.username });
    const wrong = codeIn(await telegram.heard(vera.chatId, at + 1)) === '000000' ? '000001' : '000000';
    const texts = [parseHtml((await visitor.post('/sign-in/code', {})).text).text];
    for (let guess = 0; guess < 5; guess += 1) texts.push(parseHtml((await visitor.post('/sign-in/code', { code: wrong })).text).text);
    for (const [which, text] of [texts[0], texts[1], texts[5]].entries()) {
      expect(text).toContain(said[locale][which]);
      expect(text).not.toMatch(/letter|письм/i);
    }
  }
});

describe('when the chat is not reached', () => {
  it('because the bot was blocked: the code comes by mail, and so does everything from then on', async () => {
    const vera = await personWithChat(app, { isChannel: true });
    telegram.blockedBy.add(vera.chatId);
    const visitor = app.browser();
    await visitor.post('/sign-in', { intent: 'code', email: vera.person.username });
    expect((await visitor.post('/sign-in/code', { code: await app.outbox.code(vera.person.email!) })).status).toBe(303);
    expect(await app.db.user.findUniqueOrThrow({ where: { id: vera.person.id } })).toMatchObject({ notificationChannel: 'email' });
    expect((await vera.get('/settings/telegram')).text).toContain('You have blocked the bot');
    expect((await vera.get('/settings/notifications')).text).not.toContain('value="telegram"');
    expect((await vera.post('/settings/notifications', { channel: 'telegram', digestHour: '9' })).status).toBe(400);
    await visitor.post('/sign-out', {});
    await app.browser().post('/sign-in', { intent: 'code', email: vera.person.username });
    await app.outbox.code(vera.person.email!, 2);
  });

  it.each(['500', 'garbage', 'unauthorized', 'down'] as const)('because Telegram is %s: the code comes by mail, once', async (mood) => {
    const vera = await personWithChat(app, { isChannel: true });
    telegram.mood = mood;
    const visitor = app.browser();
    await visitor.post('/sign-in', { intent: 'code', email: vera.person.username });
    const code = await app.outbox.letter(vera.person.email!, 1, 40_000).then(() => app.outbox.code(vera.person.email!));
    expect((await visitor.post('/sign-in/code', { code })).status).toBe(303);
    expect(app.outbox.letters(vera.person.email!)).toHaveLength(1);
    expect(telegram.to(vera.chatId)).toEqual([]);
  }, 120_000);
});
