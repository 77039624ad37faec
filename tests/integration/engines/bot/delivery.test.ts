import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTelegramCarrier, createTelegramChannel } from '#app/engines/bot/channel.server.ts';
import { deliverMessage } from '#app/engines/bot/commands/deliver-message.server.ts';
import { createMailChannel } from '#app/engines/notifications/mail-channel.server.ts';
import { createUnsubscribeTokens } from '#app/engines/notifications/unsubscribe-token.server.ts';
import { unlinkTelegram } from '#app/kernel/accounts/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { FakeTelegram, botToken } from '#tests/support/fake-telegram.ts';
import { botScene, newKey, reachedPerson } from './scene.ts';
import type { Scene } from './scene.ts';

const { db } = await testDatabase({ poolSize: 12 });
const telegram = await FakeTelegram.start();
afterAll(() => telegram.close());
afterEach(() => { telegram.mood = 'well'; });

const news = (userId: string, onceKey = newKey()) => ({ userId, onceKey, subject: 'Two things', lines: [{ text: 'A goal is reached', href: '/goals' }], settingsHref: '/settings/notifications' });

async function queued(work: Scene, userId: string): Promise<string> {
  const message = news(userId);
  await inTransaction(db, (tx) => createTelegramChannel(work).send(tx, message));
  return (await db.telegramMessage.findUniqueOrThrow({ where: { onceKey: `news:${message.onceKey}` } })).id;
}

async function queuedCode(work: Scene, userId: string, isLasting = false): Promise<string> {
  const idempotencyKey = `login-challenge:${newKey()}`;
  const letter = { idempotencyKey, address: userId, userId, locale: 'en' as const, timeZone: 'UTC', template: 'accounts.sign-in', data: { code: '123456', link: 'x' }, text: 'Your code\n\n123456', isLasting };
  await inTransaction(db, (tx) => createTelegramCarrier(work).take(tx, letter));
  return (await db.telegramMessage.findUniqueOrThrow({ where: { onceKey: idempotencyKey } })).id;
}

const rowOf = (id: string) => db.telegramMessage.findUniqueOrThrow({ where: { id } });
const lettersTo = (userId: string) => db.mailMessage.count({ where: { userId } });
const waitOf = ({ jobs }: Scene) => Math.round(((jobs.at(-1)?.options.startAfter?.getTime() ?? 0) - Date.now()) / 1000);

describe('a message', () => {
  it('that is an alarm is tried for longer than a code, which is worth nothing after ten minutes', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const minutes = async (isLasting: boolean) => {
      const { createdAt, expiresAt } = await rowOf(await queuedCode(work, person.id, isLasting));
      return (expiresAt.getTime() - createdAt.getTime()) / 60_000;
    };
    expect([await minutes(false), await minutes(true)]).toEqual([10, 24 * 60]);
  });

  it('is queued once for its cause, says what it says with whole addresses, and leaves nothing behind', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const message = news(person.id);
    const send = () => inTransaction(db, (tx) => createTelegramChannel(work).send(tx, message));
    await Promise.all([send(), send(), send()]);
    await send();
    const rows = await db.telegramMessage.findMany({ where: { userId: person.id } });
    expect(rows).toHaveLength(1);
    expect(work.jobs).toHaveLength(1);
    expect(Buffer.from(rows[0]!.content!).toString('latin1')).not.toContain('goal');
    await deliverMessage(work, rows[0]!.id);
    expect(telegram.to(person.chatId)).toMatchObject([{ text: 'Two things\n\nA goal is reached\nhttp://kruzhok.test/goals' }]);
    expect(await rowOf(rows[0]!.id)).toMatchObject({ state: 'sent', content: null, sentAt: expect.any(Date) });
  });

  it('goes out once, of many workers and of many runs', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const id = await queued(work, person.id);
    await Promise.all(Array.from({ length: 10 }, () => deliverMessage(work, id)));
    await deliverMessage(work, id);
    expect(telegram.to(person.chatId)).toHaveLength(1);
  });

  it('of which a crash left no trace of its end is not sent again', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const id = await queued(work, person.id);
    await db.telegramMessage.update({ where: { id }, data: { state: 'sending' } });
    await deliverMessage(work, id);
    expect(await rowOf(id)).toMatchObject({ state: 'unsure', content: null });
    expect(telegram.to(person.chatId)).toEqual([]);
  });

  it('that was taken and not confirmed in time is not sent again; a code then comes by mail as well', async () => {
    const [work, person] = [botScene(db, telegram, { callMs: 300 }), await reachedPerson(db)];
    telegram.mood = 'slow';
    const [id, code] = [await queued(work, person.id), await queuedCode(work, person.id)];
    await deliverMessage(work, id);
    await deliverMessage(work, code);
    telegram.mood = 'well';
    await deliverMessage(botScene(db, telegram), id);
    expect(await rowOf(id)).toMatchObject({ state: 'unsure' });
    expect(telegram.to(person.chatId)).toHaveLength(2);
    expect(await lettersTo(person.id)).toBe(1);
    expect(work.fallenBack).toEqual([]);
  });

  it.each([['500', 'the server is ill'], ['garbage', 'somebody else answers']] as const)('is put off and sent later when %s: %s', async (mood, _why) => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const id = await queued(work, person.id);
    telegram.mood = mood;
    await deliverMessage(work, id);
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, content: expect.any(Uint8Array) });
    expect(work.jobs.at(-1)).toMatchObject({ job: 'bot.deliver', payload: { messageId: id } });
    expect(waitOf(work)).toBeGreaterThan(0);
    telegram.mood = 'well';
    await deliverMessage(work, id);
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(telegram.to(person.chatId)).toHaveLength(1);
  });

  it('is put off when nothing listens there at all', async () => {
    const nobody = { env: { ...telegram.env, TELEGRAM_API_URL: 'http://127.0.0.1:9' } };
    const [work, person] = [botScene(db, nobody), await reachedPerson(db)];
    const id = await queued(work, person.id);
    await deliverMessage(work, id);
    expect(await rowOf(id)).toMatchObject({ state: 'queued' });
    await deliverMessage(botScene(db, telegram), id);
    expect(telegram.to(person.chatId)).toHaveLength(1);
  });

  it('waits as long as Telegram asks, and nobody else is asked meanwhile', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const [first, second] = [await queued(work, person.id), await queued(work, person.id)];
    Object.assign(telegram, { mood: '429', retryAfter: 37 });
    await deliverMessage(work, first);
    expect(waitOf(work)).toBeGreaterThanOrEqual(36);
    telegram.mood = 'well';
    const asked = telegram.calls.length;
    await deliverMessage(work, second);
    expect(telegram.calls.length).toBe(asked);
    expect([await rowOf(first), await rowOf(second)]).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
    expect(work.lines.join('')).not.toContain(botToken);
  });

  it('to somebody who blocked the bot goes by mail, and the chat is given up', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    telegram.blockedBy.add(person.chatId);
    const [id, code] = [await queued(work, person.id), await queuedCode(work, person.id)];
    await deliverMessage(work, id);
    await deliverMessage(work, code);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', content: null });
    expect(work.fallenBack).toHaveLength(1);
    expect(await lettersTo(person.id)).toBe(1);
    expect(await db.telegramLink.findUniqueOrThrow({ where: { userId: person.id } })).toMatchObject({ deadAt: expect.any(Date) });
    expect(await db.user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ notificationChannel: 'email' });
    expect(await createTelegramChannel(work).reaches(db, person.id)).toBe(false);
    await deliverMessage(work, id);
    expect(work.fallenBack).toHaveLength(1);
  });

  it.each([
    ['becomes a letter', null, ['accounts.sign-in', 'notifications.news']],
    ['becomes a letter only if it is a code, where letters of news were stopped', new Date(), ['accounts.sign-in']],
  ] as const)('that does not get through %s', async (_what, lettersStoppedAt, letters) => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    work.fallback = createMailChannel(work.queue, createUnsubscribeTokens(work.secret));
    await db.notificationBox.create({ data: { userId: person.id, lettersStoppedAt } });
    telegram.blockedBy.add(person.chatId);
    for (const id of [await queued(work, person.id), await queuedCode(work, person.id)]) await deliverMessage(work, id);
    const sent = await db.mailMessage.findMany({ where: { userId: person.id }, select: { template: true } });
    expect(sent.map(({ template }) => template).sort()).toEqual(letters);
  });

  it('does not reach a chat that was unlinked meanwhile', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const id = await queued(work, person.id);
    await inTransaction(db, (tx) => unlinkTelegram(tx, { userId: person.id }, { now: new Date() }));
    await deliverMessage(work, id);
    expect(telegram.to(person.chatId)).toEqual([]);
    expect(work.fallenBack).toHaveLength(1);
  });

  it('that comes too late, or in a house that has no bot any more, is not sent; news go by mail, an old code nowhere', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const [late, code] = [await queued(work, person.id), await queuedCode(work, person.id)];
    work.clock.now = new Date(Date.now() + 25 * 3_600_000);
    await deliverMessage(work, late);
    await deliverMessage(work, code);
    const bare = botScene(db, null);
    await deliverMessage(bare, await queued(bare, person.id));
    expect([work.fallenBack.length, bare.fallenBack.length]).toEqual([1, 1]);
    expect(await lettersTo(person.id)).toBe(0);
    expect(telegram.to(person.chatId)).toEqual([]);
    expect(await createTelegramChannel(bare).reaches(db, person.id)).toBe(false);
  });

  it('of any length and content is one message that Telegram takes', async () => {
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const long = { ...news(person.id), subject: '<b>&amp;</b> 📚'.repeat(2_000) };
    await inTransaction(db, (tx) => createTelegramChannel(work).send(tx, long));
    await deliverMessage(work, (await db.telegramMessage.findFirstOrThrow({ where: { userId: person.id } })).id);
    const [said] = telegram.to(person.chatId);
    expect(said!.text.length).toBeLessThanOrEqual(4096);
    expect(said!.text.startsWith('<b>&amp;</b> 📚')).toBe(true);
    expect(said!.text.isWellFormed()).toBe(true);
    expect(telegram.calls.at(-1)?.body).not.toHaveProperty('parse_mode');
  });
});
