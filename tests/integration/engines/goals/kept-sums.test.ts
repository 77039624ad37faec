import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { getGoal, removeGoal } from '#app/engines/goals/index.server.ts';
import { forgetRemovedGoals } from '#app/engines/goals/commands/archive-goal.server.ts';
import { checkDueGoals } from '#app/engines/goals/commands/check-goals.server.ts';
import { recordProgress, startReading } from '#app/domains/library/index.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { applied, undone } from '../../domains/library/import-scene.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { desk, givenGoal, goalPerson } from './scene.ts';
import type { GoalPerson } from './scene.ts';

const { db } = await testDatabase();

const queue: Queue = { enqueue: async () => undefined, publish: async () => undefined };
const look = (now: string) => checkDueGoals({ db, queue, goals: desk, now: () => new Date(now) });
const partsOf = async (ctx: GoalPerson) => (await db.shelfPart.findMany({ where: { ownerId: ctx.viewer.id }, orderBy: { priority: 'asc' } })).map(({ tagId, authorId, priority }) => (tagId ? 'tag' : authorId ? 'author' : priority));
const tagOf = async (ctx: GoalPerson) => (await db.tag.findFirstOrThrow({ where: { ownerId: ctx.viewer.id } })).id;
const daysOf = (ctx: GoalPerson) => db.shelfPartDay.findMany({ where: { part: { ownerId: ctx.viewer.id }, NOT: { pages: 0, books: 0, seconds: 0 } }, orderBy: [{ partId: 'asc' }, { day: 'asc' }] });

async function reader(name: string): Promise<GoalPerson> {
  const ctx = await goalPerson(db, name, { now: '2026-11-10T10:00:00Z' });
  const bookId = await givenBook(ctx, { pages: 300, tags: 'chosen', priority: 'high' });
  await startReading(ctx, { bookId, id: uuidv7() });
  await recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 40 });
  return ctx;
}

test('a goal that is narrowed by a tag has its sums from the start, and reads them', async () => {
  const ctx = await reader('summed');
  const goalId = await givenGoal(ctx, { filter: `tag:${await tagOf(ctx)}` });
  expect(await partsOf(ctx)).toEqual(['tag']);
  const value = async () => (await getGoal(ctx, { goalId })).progress?.value;
  expect(await value()).toBe(40);
  await db.shelfPartDay.updateMany({ where: { part: { ownerId: ctx.viewer.id } }, data: { pages: 41 } });
  expect(await value(), 'the sum, and no fact').toBe(41);
  await db.shelfPart.deleteMany({ where: { ownerId: ctx.viewer.id } });
  expect(await value(), 'from facts, where there is no sum').toBe(40);
});

test('sums stay while a goal may come back, and are let go with the last one that asked for them', async () => {
  const ctx = await reader('let-go');
  const filter = `tag:${await tagOf(ctx)}`;
  const [first, second] = [await givenGoal(ctx, { filter }), await givenGoal(ctx, { filter: 'priority:high' })];
  await removeGoal(ctx, { goalId: first });
  await removeGoal(ctx, { goalId: second });
  await look('2026-11-12T10:00:00Z');
  expect(await partsOf(ctx)).toEqual([3, 'tag']);
  const third = await givenGoal(ctx, { filter, metric: 'library.minutes' });
  await forgetRemovedGoals(db, new Date('2026-12-11T10:00:00Z'));
  await look('2026-12-11T10:00:00Z');
  expect(await partsOf(ctx), 'another goal asks for the tag').toEqual(['tag']);
  await removeGoal({ ...ctx, now: new Date('2026-12-11T11:00:00Z') }, { goalId: third });
  await look('2026-12-13T10:00:00Z');
  expect(await db.goalWatch.count({ where: { userId: ctx.viewer.id } }), 'nobody looks any more').toBe(0);
  await forgetRemovedGoals(db, new Date('2027-01-20T10:00:00Z'));
  await look('2027-01-20T10:00:00Z');
  expect([await partsOf(ctx), await daysOf(ctx), await db.goalWatch.count({ where: { userId: ctx.viewer.id } })]).toEqual([[], [], 0]);
});

test('a goal that came about in another way has its sums after a day', async () => {
  const ctx = await reader('other-way');
  await givenGoal(ctx, {});
  await db.goal.create({ data: { userId: ctx.viewer.id, metric: 'library.pages', amount: 9, period: 'week', repeats: true, startsOn: new Date('2026-11-09'), filterKind: 'priority', filterValue: 'high' } });
  expect(await partsOf(ctx)).toEqual([]);
  await look('2026-11-11T10:00:00Z');
  expect(await partsOf(ctx)).toEqual([3]);
  expect((await daysOf(ctx)).map(({ pages }) => pages)).toEqual([40n]);
});

test('an import moves the sums, and its undo brings them back', async () => {
  const ctx = await reader('imported');
  for (const filter of [`tag:${await tagOf(ctx)}`, 'priority:high', 'priority:none']) await givenGoal(ctx, { filter });
  const before = await daysOf(ctx);
  const importId = await applied(ctx, 'Title,Author,Exclusive Shelf,Bookshelves,Number of Pages,Date Read,Date Added,Book Id\nOne,Somebody,read,chosen,200,2026/11/02,2026/10/01,1\nTwo,Somebody,read,chosen,100,2026/11/03,2026/10/01,2\n');
  const during = await daysOf(ctx);
  const tag = during.filter(({ books }) => books > 0n).map(({ day, books }) => [day.toISOString().slice(0, 10), books]);
  expect(tag).toEqual(expect.arrayContaining([['2026-11-02', 1n], ['2026-11-03', 1n]]));
  expect(tag, 'by tag and by priority').toHaveLength(4);
  await undone(ctx, importId);
  expect(await daysOf(ctx)).toEqual(before);
});
