import { afterAll, describe, expect, it } from 'vitest';
import { answer } from '#app/engines/bot/answer.server.ts';
import { handleChat } from '#app/engines/bot/commands/handle-chat.server.ts';
import { nextOffset, takeUpdates } from '#app/engines/bot/commands/take-updates.server.ts';
import { remindPeople } from '#app/engines/bot/commands/remind.server.ts';
import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import { createPolling } from '#app/platform/telegram/polling.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { FakeTelegram } from '#tests/support/fake-telegram.ts';
import { until } from '#tests/support/until.ts';
import { botScene, newKey, reachedPerson } from './scene.ts';

const { db, url } = await testDatabase({ poolSize: 12 });
const telegram = await FakeTelegram.start();
afterAll(() => telegram.close());

/** Says what it was told, in what order, and fails as often as it is asked to. */
function echo(): { contribution: BotContribution; done: string[]; failures: number } {
  const state = { done: [] as string[], failures: 0, contribution: { commands: [] } as BotContribution };
  state.contribution.commands.push({
    name: 'echo', descriptionKey: 'bot:commands.help',
    run: async ({ id }, args) => {
      if (state.failures > 0) {
        state.failures -= 1;
        throw new Error('a power cut');
      }
      state.done.push(`${args} ${id}`);
      return { text: args };
    },
  });
  return state;
}

describe('what is said in a chat', () => {
  it('is dealt with in its order by whoever comes, and each once', async () => {
    const told = echo();
    const [work, person] = [botScene(db, telegram, { contributions: [told.contribution] }), await reachedPerson(db)];
    const updates = Array.from({ length: 12 }, (_, at) => telegram.message(person.chatId, `/echo ${at}`));
    await Promise.all([takeUpdates(work, updates), takeUpdates(work, updates.toReversed()), takeUpdates(work, updates)]);
    expect(work.jobs).toHaveLength(12);
    await Promise.all(Array.from({ length: 6 }, () => handleChat(work, String(person.chatId), work.log)));
    expect(told.done.map((line) => Number(line.split(' ')[0]))).toEqual(Array.from({ length: 12 }, (_, at) => at));
    expect(new Set(told.done.map((line) => line.split(' ')[1])).size).toBe(12);
    expect(await db.telegramMessage.count({ where: { chatId: BigInt(person.chatId) } })).toBe(12);
    expect(await nextOffset(work)).toBe(updates.at(-1)!.update_id + 1);
  });

  it('is answered in the circle’s language where neither the person nor Telegram names one', async () => {
    await db.houseSettings.create({ data: { id: 1, locale: 'en' } });
    const [work, person] = [botScene(db, telegram), await reachedPerson(db)];
    const hear = (chatId: string) => answer(work, { id: newKey(), incoming: { chatId, name: null, locale: null, told: { kind: 'text', text: '/nonsense' } }, log: work.log });
    expect((await hear('77'))?.text).toBe(work.textsOf('en')('bot:unlinked' as never, { address: work.baseUrl } as never));
    expect((await hear(String(person.chatId)))?.text).toBe(work.textsOf('en')('bot:unknown' as never));
    await db.houseSettings.delete({ where: { id: 1 } });
  });

  it('has the same id when it is dealt with again after a crash, and one answer', async () => {
    const told = echo();
    const [work, person] = [botScene(db, telegram, { contributions: [told.contribution] }), await reachedPerson(db)];
    await takeUpdates(work, [telegram.message(person.chatId, '/echo once')]);
    told.failures = 2;
    for (let run = 0; run < 2; run += 1) await expect(handleChat(work, String(person.chatId), work.log)).rejects.toThrow('a power cut');
    await handleChat(work, String(person.chatId), work.log);
    // As if the process had ended after the command and before its end was written down.
    await db.$executeRaw`UPDATE "BotUpdate" SET "handledAt" = NULL, "content" = ${JSON.stringify({ chatId: String(person.chatId), name: null, locale: 'en', told: { kind: 'text', text: '/echo once' } })}::jsonb WHERE "chatId" = ${BigInt(person.chatId)}`;
    await handleChat(work, String(person.chatId), work.log);
    expect(told.done).toHaveLength(2);
    expect(told.done[0]).toBe(told.done[1]);
    expect(await db.telegramMessage.count({ where: { chatId: BigInt(person.chatId) } })).toBe(1);
  });

  it('has one id for one button however often it is pressed, and others for other buttons and messages', async () => {
    const ids: string[] = [];
    const contribution: BotContribution = { commands: [], taps: [{ prefix: 'pick', run: async ({ id }, rest) => { ids.push(`${rest} ${id}`); return { text: rest }; } }] };
    const [work, person] = [botScene(db, telegram, { contributions: [contribution] }), await reachedPerson(db)];
    const tap = (data: string, messageId: number) => telegram.tap(person.chatId, data, messageId);
    await takeUpdates(work, [tap('pick:a', 7), tap('pick:a', 7), tap('pick:b', 7), tap('pick:a', 8)]);
    await handleChat(work, String(person.chatId), work.log);
    expect(ids).toHaveLength(4);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids.map((one) => one.split(' ')[1])).size).toBe(3);
  });

  it('that cannot be dealt with is given up in words and holds nothing up', async () => {
    const told = echo();
    const [work, person] = [botScene(db, telegram, { contributions: [told.contribution] }), await reachedPerson(db)];
    await takeUpdates(work, [telegram.message(person.chatId, '/echo bad'), telegram.message(person.chatId, '/echo good')]);
    told.failures = 5;
    for (let run = 0; run < 4; run += 1) await handleChat(work, String(person.chatId), work.log).catch(() => undefined);
    await handleChat(work, String(person.chatId), work.log);
    expect(told.done.map((line) => line.split(' ')[0])).toEqual(['good']);
    expect(await db.botUpdate.count({ where: { chatId: BigInt(person.chatId), handledAt: null } })).toBe(0);
  });

  it('that a dead worker had begun is taken up when its claim has run out', async () => {
    const told = echo();
    const [work, person] = [botScene(db, telegram, { contributions: [told.contribution] }), await reachedPerson(db)];
    await takeUpdates(work, [telegram.message(person.chatId, '/echo later')]);
    await db.$executeRaw`UPDATE "BotUpdate" SET "claimedUntil" = clock_timestamp() + interval '20 seconds' WHERE "chatId" = ${BigInt(person.chatId)}`;
    await handleChat(work, String(person.chatId), work.log);
    expect(told.done).toEqual([]);
    expect(work.jobs.at(-1)).toMatchObject({ job: 'bot.handle-chat', options: { startAfter: expect.any(Date) } });
    await db.$executeRaw`UPDATE "BotUpdate" SET "claimedUntil" = clock_timestamp() - interval '1 second' WHERE "chatId" = ${BigInt(person.chatId)}`;
    await handleChat(work, String(person.chatId), work.log);
    expect(told.done).toHaveLength(1);
  });

  it('more than thirty times in a minute is no longer listened to', async () => {
    const told = echo();
    const [work, person] = [botScene(db, telegram, { contributions: [told.contribution] }), await reachedPerson(db)];
    await takeUpdates(work, Array.from({ length: 40 }, (_, at) => telegram.message(person.chatId, `/echo ${at}`)));
    await handleChat(work, String(person.chatId), work.log);
    expect(told.done).toHaveLength(30);
    expect(await db.telegramMessage.count({ where: { chatId: BigInt(person.chatId) } })).toBe(30);
  });

  it('leaves a name to whoever was seen with it last', async () => {
    const [work, before, now] = [botScene(db, telegram), await reachedPerson(db), await reachedPerson(db)];
    const speak = (chatId: number) => answer(work, { id: 'x', log: work.log, incoming: { chatId: String(chatId), name: 'Shared_Name', locale: 'en', told: { kind: 'other' } } });
    await speak(before.chatId);
    await speak(now.chatId);
    const keys = await db.telegramLink.findMany({ where: { userId: { in: [before.id, now.id] } }, select: { userId: true, nameKey: true } });
    expect(keys).toEqual(expect.arrayContaining([{ userId: before.id, nameKey: null }, { userId: now.id, nameKey: 'shared_name' }]));
  });
});

describe('fetching', () => {
  it('is done by one process of several, and by another when that one ends', async () => {
    const taken: string[] = [];
    const one = (name: string) => createPolling({
      api: botScene(db, telegram).telegram!.api, databaseUrl: url, log: botScene(db, null).log, lookMs: 50, waitSeconds: 1,
      nextOffset: async () => taken.length === 0 ? undefined : Number(taken.at(-1)!.split(' ')[1]) + 1,
      take: async (updates) => void taken.push(...updates.map((update) => `${name} ${(update as { update_id: number }).update_id}`)),
    });
    const [first, second] = [one('first'), one('second')];
    first.start();
    telegram.say(telegram.message(77, 'a'));
    await until(() => taken.length === 1);
    second.start();
    telegram.say(telegram.message(77, 'b'));
    await until(() => taken.length === 2);
    expect(taken.every((line) => line.startsWith('first'))).toBe(true);
    first.stop();
    await until(() => { if (taken.length === 2) telegram.say(telegram.message(77, 'c')); return taken.some((line) => line.startsWith('second')); });
    second.stop();
    expect(new Set(taken).size).toBe(taken.length);
  });
});

describe('a reminder', () => {
  const reminding = (state: { read: Set<string> }): BotContribution => ({ commands: [], reminders: [async ({ ctx }) => (state.read.has(ctx.viewer.id) ? null : { text: 'Not read yet' })] });
  const soon = async (zone: string, at: string, hour = 21, read = new Set<string>(), quiets: Set<string> = new Set()) => {
    const person = await reachedPerson(db, { timeZone: zone, reminderHour: hour });
    const work = botScene(db, telegram, { contributions: [reminding({ read })], quiets: [{ find: async (_db, ids, now) => new Map(ids.filter((id) => quiets.has(id)).map((id) => [id, now])) }] });
    work.clock.now = new Date(at);
    const count = () => db.telegramMessage.count({ where: { userId: person.id, kind: 'reminder' } });
    return { person, work, count, run: () => remindPeople(work, work.log) };
  };

  it.each([
    ['Europe/Berlin', '2026-03-29T18:59:00Z', '2026-03-29T19:00:00Z'], ['Europe/Berlin', '2026-10-25T19:59:00Z', '2026-10-25T20:00:00Z'],
    ['America/New_York', '2026-03-09T00:59:00Z', '2026-03-09T01:00:00Z'], ['Australia/Lord_Howe', '2026-04-05T10:29:00Z', '2026-04-05T10:30:00Z'],
    ['America/Santiago', '2026-09-06T23:59:00Z', '2026-09-07T00:00:00Z'], ['Asia/Almaty', '2026-02-28T15:59:00Z', '2026-02-28T16:00:00Z'],
  ])('comes at the person’s hour in %s, also when clocks change', async (zone, before, at) => {
    const { work, run, count } = await soon(zone, before);
    await run();
    expect(await count()).toBe(0);
    work.clock.now = new Date(at);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await count()).toBe(1);
    work.clock.now = new Date(new Date(at).getTime() + 24 * 3_600_000);
    await run();
    expect(await count()).toBe(2);
  });

  it('does not come on a day with reading, nor long after its hour', async () => {
    const read = new Set<string>();
    const { person, work, run, count } = await soon('UTC', '2026-05-05T21:10:00Z', 21, read);
    read.add(person.id);
    await run();
    const late = await soon('UTC', '2026-05-05T21:10:00Z', 12);
    await late.run();
    expect([await count(), await late.count()]).toEqual([0, 0]);
    work.clock.now = new Date('2026-05-06T21:10:00Z');
    read.clear();
    await run();
    expect(await count()).toBe(1);
  });

  it('waits until quiet is over', async () => {
    const quiets = new Set<string>();
    const { person, work, run, count } = await soon('UTC', '2026-05-05T21:10:00Z', 21, new Set(), quiets);
    quiets.add(person.id);
    await run();
    expect(await count()).toBe(0);
    quiets.clear();
    work.clock.now = new Date('2026-05-05T22:25:00Z');
    await run();
    expect(await count()).toBe(1);
  });

  it('comes to nobody who is switched off, whose chat is lost, or who wants none', async () => {
    const { person, run, count } = await soon('UTC', '2026-05-05T21:10:00Z');
    await db.user.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
    await run();
    const lost = await soon('UTC', '2026-05-05T21:10:00Z');
    await db.telegramLink.update({ where: { userId: lost.person.id }, data: { deadAt: new Date() } });
    await lost.run();
    expect([await count(), await lost.count()]).toEqual([0, 0]);
  });
});
