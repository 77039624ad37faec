import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { archiveGoal, editGoal } from '#app/engines/goals/index.server.ts';
import { checkDueGoals, checkReached } from '#app/engines/goals/commands/check-goals.server.ts';
import { goalNotifications } from '#app/engines/goals/notifications.ts';
import { recordProgress, retractProgress, startReading } from '#app/domains/library/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { at, desk, givenGoal, goalPerson, plain } from './scene.ts';
import type { GoalPerson } from './scene.ts';

const { db } = await testDatabase();

type News = { event: string; payload: Record<string, unknown> & { userId: string; goalId: string } };

/** Everything that is told of a person's goals, as the house's calendar would at these instants. */
function newsroom() {
  const told: News[] = [];
  const queue: Queue = { enqueue: async () => undefined, publish: async (_tx, event, payload) => { event.payload.parse(payload); told.push({ event: event.name, payload: payload as News['payload'] }); } };
  return {
    check: async (now: string) => { await checkDueGoals({ db, queue, goals: desk, now: () => new Date(now) }); },
    facts: async (ctx: GoalPerson) => inTransaction(db, (tx) => checkReached({ queue, goals: desk, now: () => ctx.now }, tx, ctx.viewer.id)),
    taken: (ctx: GoalPerson) => told.filter(({ payload }) => payload.userId === ctx.viewer.id).splice(0).map(({ event, payload }) => { told.splice(told.findIndex((one) => one.payload === payload), 1); return [event, String(payload.day ?? payload.from)]; }),
    last: (ctx: GoalPerson) => told.filter(({ payload }) => payload.userId === ctx.viewer.id).at(-1),
  };
}

const begun = async (ctx: GoalPerson) => {
  const bookId = await givenBook(ctx, { pages: 900 });
  await startReading(ctx, { bookId, id: uuidv7() });
  return bookId;
};
const reads = async (ctx: GoalPerson, bookId: string, page: number) => {
  const id = uuidv7();
  await recordProgress(ctx, { bookId, id, unit: 'page', value: page });
  return id;
};

test('behind is told in the person’s morning, by a tenth or more, and at most once in seven days', async () => {
  const ctx = await goalPerson(db, 'behind', { now: '2026-11-02T10:00:00Z', timeZone: 'Europe/Berlin' });
  const news = newsroom();
  await givenGoal(ctx, { amount: 300 });
  await news.check('2026-11-03T03:59:00Z');
  expect(news.taken(ctx), 'before five').toEqual([]);
  await news.check('2026-11-03T04:00:00Z');
  expect(news.taken(ctx), '20 of 300 is no tenth').toEqual([]);
  await news.check('2026-11-04T04:00:00Z');
  expect(news.taken(ctx)).toEqual([['goals.behind', '2026-11-04']]);
  for (let day = 4; day <= 24; day += 1) for (const hour of ['04', '10', '22']) await news.check(`2026-11-${String(day).padStart(2, '0')}T${hour}:00:00Z`);
  expect(news.taken(ctx)).toEqual([['goals.behind', '2026-11-11'], ['goals.behind', '2026-11-18']]);
});

test('two processes at once tell it once', async () => {
  const ctx = await goalPerson(db, 'at-once', { now: '2026-11-02T10:00:00Z' });
  const news = newsroom();
  await givenGoal(ctx, { amount: 300 });
  await Promise.all(Array.from({ length: 6 }, () => news.check('2026-11-12T06:00:00Z')));
  expect(news.taken(ctx)).toEqual([['goals.behind', '2026-11-12']]);
});

test('reached is told at once, and once for a period, also when facts go and come again', async () => {
  const ctx = await goalPerson(db, 'reached', { now: '2026-11-10T10:00:00Z' });
  const news = newsroom();
  await givenGoal(ctx, { amount: 50, period: 'week', repeats: true });
  const bookId = await begun(ctx);
  await reads(ctx, bookId, 49);
  await news.facts(ctx);
  expect(news.taken(ctx)).toEqual([]);
  const entryId = await reads(ctx, bookId, 50);
  await Promise.all([news.facts(ctx), news.facts(ctx), news.facts(ctx)]);
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-11-09']]);
  await retractProgress(ctx, { bookId, entryId });
  await reads(ctx, bookId, 80);
  await news.facts(ctx);
  expect(news.taken(ctx)).toEqual([]);
  const next = at(ctx, '2026-11-17T10:00:00Z');
  await reads(next, bookId, 200);
  await news.facts(next);
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-11-16']]);
});

test('a period that ended is told the next morning, of several that nobody looked at only the last', async () => {
  const ctx = await goalPerson(db, 'ended', { now: '2026-10-05T10:00:00Z', timeZone: 'America/New_York' });
  const news = newsroom();
  const goalId = await givenGoal(ctx, { amount: 50, period: 'week', repeats: true });
  const bookId = await begun(ctx);
  await reads(ctx, bookId, 60);
  await news.check('2026-10-11T09:00:00Z');
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-10-05']]);
  await news.check('2026-10-12T08:00:00Z');
  expect(news.taken(ctx), 'four in the morning in New York').toEqual([]);
  await news.check('2026-10-12T09:00:00Z');
  expect(news.last(ctx)).toMatchObject({ event: 'goals.ended', payload: { goalId, isReached: true, texts: { en: { title: '50 pages every week', progress: '60 of 50' }, ru: { title: '50 страниц каждую неделю', progress: '60 из 50' } } } });
  expect(news.taken(ctx)).toEqual([['goals.ended', '2026-10-05']]);
  await news.check('2026-11-03T12:00:00Z');
  expect(news.taken(ctx).filter(([event]) => event === 'goals.ended')).toEqual([['goals.ended', '2026-10-26']]);
});

test('a goal of one time ends once, and then nobody looks any more; nothing is told of what is put away', async () => {
  const [ctx, quiet] = [await goalPerson(db, 'once', { now: '2026-11-10T10:00:00Z' }), await goalPerson(db, 'quiet', { now: '2026-11-10T10:00:00Z' })];
  const news = newsroom();
  await givenGoal(ctx, { period: 'span', from: '2026-11-10', to: '2026-11-11', amount: 10 });
  await archiveGoal(quiet, { goalId: await givenGoal(quiet, { amount: 1_000 }) });
  for (let day = 11; day <= 20; day += 1) await news.check(`2026-11-${day}T06:00:00Z`);
  expect(news.taken(ctx)).toEqual([['goals.behind', '2026-11-11'], ['goals.ended', '2026-11-10']]);
  expect(news.taken(quiet)).toEqual([]);
  expect(await db.goalWatch.count({ where: { userId: { in: [ctx.viewer.id, quiet.viewer.id] } } })).toBe(0);
});

test.each(['2026-11-12', '2026-11-20'])('a goal that ended and is put off on %s is watched again, and its end is told again', async (day) => {
  const ctx = await goalPerson(db, `put-off-${day.slice(-2)}`, { now: '2026-11-10T10:00:00Z' });
  const news = newsroom();
  const ends = () => news.taken(ctx).filter(([event]) => event === 'goals.ended');
  const goalId = await givenGoal(ctx, { period: 'span', from: '2026-11-10', to: '2026-11-11', amount: 10 });
  for (let at = 11; at < Number(day.slice(-2)); at += 1) await news.check(`2026-11-${at}T06:00:00Z`);
  await news.check(`${day}T06:00:00Z`);
  const first = news.last(ctx)!.payload;
  expect(ends()).toEqual([['goals.ended', '2026-11-10']]);
  const later = at(ctx, `${day}T10:00:00Z`);
  await editGoal(later, { goalId, amount: 10, to: new Date('2026-11-25'), repeats: false });
  await reads(later, await begun(later), 10);
  await news.facts(later);
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-11-10']]);
  for (let at = 21; at <= 25; at += 1) await news.check(`2026-11-${at}T06:00:00Z`);
  expect(ends(), 'not yet').toEqual([]);
  await news.check('2026-11-26T06:00:00Z');
  const { payload } = news.last(ctx)!;
  expect(payload).toMatchObject({ goalId, isReached: true, to: '2026-11-25' });
  const { onceKey } = goalNotifications.rules.find(({ event }) => event.name === 'goals.ended')!;
  expect(onceKey!(payload as never)).not.toBe(onceKey!(first as never));
  for (let at = 26; at <= 30; at += 1) await news.check(`2026-11-${at}T06:00:00Z`);
  expect(ends()).toEqual([['goals.ended', '2026-11-10']]);
});

test('reached is told again only where more is asked than was there; periods that are over keep what was told', async () => {
  const ctx = await goalPerson(db, 'raised', { now: '2026-11-10T10:00:00Z' });
  const news = newsroom();
  const goalId = await givenGoal(ctx, { amount: 50, period: 'week', repeats: true });
  const bookId = await begun(ctx);
  await reads(ctx, bookId, 50);
  await news.facts(ctx);
  const next = at(ctx, '2026-11-17T10:00:00Z');
  const entryId = await reads(next, bookId, 120);
  await news.facts(next);
  const first = news.last(ctx)!.payload;
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-11-09'], ['goals.reached', '2026-11-16']]);
  const rows = async () => (await db.goalNews.findMany({ where: { goalId, kind: 'reached' }, orderBy: { day: 'asc' } })).map(({ day }) => day.toISOString().slice(0, 10));
  await editGoal(next, { goalId, amount: 60, repeats: true });
  expect(await rows(), '70 are still enough').toEqual(['2026-11-09', '2026-11-16']);
  await retractProgress(next, { bookId, entryId });
  await editGoal(next, { goalId, amount: 60, repeats: true });
  expect(await rows(), 'nothing was changed').toEqual(['2026-11-09', '2026-11-16']);
  await reads(next, bookId, 120);
  await editGoal(next, { goalId, amount: 100, repeats: true });
  expect(await rows()).toEqual(['2026-11-09']);
  await news.facts(next);
  expect(news.taken(ctx)).toEqual([]);
  await reads(next, bookId, 150);
  await news.facts(next);
  const { payload } = news.last(ctx)!;
  const { onceKey } = goalNotifications.rules.find(({ event }) => event.name === 'goals.reached')!;
  expect(onceKey!(payload as never)).not.toBe(onceKey!(first as never));
  expect(news.taken(ctx)).toEqual([['goals.reached', '2026-11-16']]);
});

test('on each of a person’s days once, across the change of clocks and a move', async () => {
  const ctx = await goalPerson(db, 'moves', { now: '2026-10-20T10:00:00Z', timeZone: 'Europe/Berlin' });
  const news = newsroom();
  await givenGoal(ctx, { amount: 10, period: 'span', from: '2026-10-20', to: '2026-11-20', repeats: true });
  const looks: string[] = [];
  const looked = async () => (await db.goalWatch.findUniqueOrThrow({ where: { userId: ctx.viewer.id } })).checkedOn?.toISOString().slice(5, 10) ?? '';
  for (let at = Date.parse('2026-10-23T00:00:00Z'); at < Date.parse('2026-10-30T00:00:00Z'); at += 3_600_000) {
    if (at === Date.parse('2026-10-27T12:00:00Z')) await db.user.update({ where: { id: ctx.viewer.id }, data: { timeZone: 'Australia/Lord_Howe' } });
    await news.check(new Date(at).toISOString());
    const day = await looked();
    if (looks.at(-1) !== day) looks.push(day);
  }
  expect(looks).toEqual(['10-23', '10-24', '10-25', '10-26', '10-27', '10-28', '10-29', '10-30']);
});

test('news of one goal are one line only where they say the same', () => {
  const about = { userId: uuidv7(), goalId: uuidv7(), from: '2026-11-01', to: '2026-11-30', amount: 5, day: '2026-11-12' };
  const groups = goalNotifications.rules.map(({ groupKey }) => groupKey?.(about as never));
  expect(new Set(groups).size).toBe(3);
  expect(groups.every((group) => group?.includes(about.goalId))).toBe(true);
});

test('what is told reads well in both languages, and goes to its person alone', async () => {
  const ctx = await goalPerson(db, 'words', { now: '2026-11-02T10:00:00Z' });
  const news = newsroom();
  const goalId = await givenGoal(ctx, { amount: 300 });
  await news.check('2026-11-12T06:00:00Z');
  const payload = news.last(ctx)!.payload as never;
  const rule = goalNotifications.rules.find(({ event }) => event.name === 'goals.behind')!;
  const { key, values } = rule.text(payload);
  expect(plain(textOf(desk.textsOf('en'), key, values))).toBe('300 pages in November 2026: you are 110 pages behind. To be in time: 16 pages a day');
  expect(plain(textOf(desk.textsOf('ru'), key, values))).toBe('300 страниц за ноябрь 2026: вы отстаёте на 110 страниц. Чтобы успеть: 16 страниц в день');
  expect(rule.href(payload)).toBe(`/goals/${goalId}`);
  expect(await rule.recipients(db, payload, { after: null, take: 10 })).toEqual([ctx.viewer.id]);
  expect(await rule.recipients(db, payload, { after: ctx.viewer.id, take: 10 })).toEqual([]);
});
