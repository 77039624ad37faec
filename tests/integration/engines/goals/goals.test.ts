import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { archiveGoal, draftGoal, editGoal, getGoal as ask, listFilterChoices, listPastGoals, listRunningGoals, removeGoal, restoreGoal, reviveGoal } from '#app/engines/goals/index.server.ts';
import { forgetRemovedGoals } from '#app/engines/goals/commands/archive-goal.server.ts';
import { goalsManifest } from '#app/engines/goals/manifest.server.ts';
import { finishReading, recordProgress, restoreBook, retractProgress, setTags, startReading, trashBook } from '#app/domains/library/index.server.ts';
import { addSitting } from '#app/domains/library/reader/index.server.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { at, givenGoal, goalPerson, plain } from './scene.ts';
import type { GoalPerson } from './scene.ts';

const { db } = await testDatabase();
const getGoal = async (...args: Parameters<typeof ask>) => plain(await ask(...args));

const begin = async (ctx: GoalPerson, bookId: string) => {
  const id = uuidv7();
  await startReading(ctx, { bookId, id });
  return id;
};
const reads = async (ctx: GoalPerson, bookId: string, page: number, on?: string) => {
  const id = uuidv7();
  await recordProgress(ctx, { bookId, id, unit: 'page', value: page, on: on ? new Date(on) : undefined });
  return id;
};
const progressOf = async (ctx: GoalPerson, goalId: string) => (await getGoal(ctx, { goalId })).progress;

test('pages of a month: counted from facts, and taken back with them', async () => {
  const ctx = await goalPerson(db, 'pages', { now: '2026-11-10T10:00:00Z' });
  const bookId = await givenBook(ctx, { pages: 352 });
  await begin(ctx, bookId);
  const goalId = await givenGoal(ctx, { amount: 300 });
  await reads(ctx, bookId, 60);
  const entryId = await reads(ctx, bookId, 90);
  expect(await getGoal(ctx, { goalId })).toMatchObject({
    title: '300 pages in November 2026', standing: 'onPace', progress: { value: 90, max: 300, text: '90 of 300' }, left: '210 pages',
    sentence: 'You are on pace. To be in time: 10 pages a day. At this pace you get there on 4 December, 4 days late.', past: [],
  });
  await retractProgress(ctx, { bookId, entryId });
  expect(await getGoal(ctx, { goalId })).toMatchObject({ standing: 'behind', progress: { value: 60 }, sentence: expect.stringContaining('You are 30 pages behind your pace.') });
  await trashBook(ctx, { bookId });
  expect(await progressOf(ctx, goalId)).toMatchObject({ value: 0 });
  await restoreBook(ctx, { bookId });
  expect(await progressOf(ctx, goalId)).toMatchObject({ value: 60 });
});

test('books, minutes and what narrows them', async () => {
  const ctx = await goalPerson(db, 'narrow', { now: '2026-11-10T10:00:00Z' });
  const [first, second] = [await givenBook(ctx, { pages: 100, tags: 'classics', authors: 'Anton Chekhov', priority: 'high' }), await givenBook(ctx, { pages: 200 })];
  const tag = await db.tag.findFirstOrThrow({ where: { ownerId: ctx.viewer.id } });
  const author = await db.author.findFirstOrThrow({ where: { ownerId: ctx.viewer.id } });
  const goals = {
    books: await givenGoal(ctx, { metric: 'library.books', amount: 2 }), tagged: await givenGoal(ctx, { metric: 'library.books', amount: 2, filter: `tag:${tag.id}` }),
    author: await givenGoal(ctx, { filter: `author:${author.id}` }), wanted: await givenGoal(ctx, { filter: 'priority:high' }), book: await givenGoal(ctx, { filter: `book:${second}` }),
    minutes: await givenGoal(ctx, { metric: 'library.minutes' }), minutesOf: await givenGoal(ctx, { metric: 'library.minutes', filter: `book:${first}` }),
  };
  for (const bookId of [first, second]) {
    const readingId = await begin(ctx, bookId);
    await finishReading(ctx, { bookId, readingId });
    await addSitting(ctx, { bookId, id: uuidv7(), on: new Date('2026-11-09'), minutes: 25, pages: 10 });
  }
  const values = async () => Object.fromEntries(await Promise.all(Object.entries(goals).map(async ([name, goalId]) => [name, (await progressOf(ctx, goalId))?.value])));
  expect(await values()).toEqual({ books: 2, tagged: 1, author: 100, wanted: 100, book: 200, minutes: 50, minutesOf: 25 });
  await setTags(ctx, { bookId: second, tags: ['classics'] });
  expect(await values()).toMatchObject({ tagged: 2 });
  expect(await getGoal(ctx, { goalId: goals.tagged })).toMatchObject({ meta: 'Tag: classics', filterHref: `/library?shelf=all&tag=${tag.id}`, standing: 'reached' });
  expect(await getGoal({ ...ctx, locale: 'ru' }, { goalId: goals.wanted })).toMatchObject({ meta: 'Важность: Очень хочу', title: '100 страниц за ноябрь 2026' });
});

test('one book by a day: begins where it was, and what is gone is said to be gone', async () => {
  const ctx = await goalPerson(db, 'by-a-day', { now: '2026-05-01T10:00:00Z' });
  const bookId = await givenBook(ctx, { title: 'Oblomov', pages: 352 });
  const readingId = await begin(ctx, bookId);
  await reads(ctx, bookId, 282);
  const later = at(ctx, '2026-05-06T10:00:00Z');
  const goalId = await givenGoal(later, { metric: 'library.book', filter: `book:${bookId}`, to: '2026-05-12' });
  await reads(later, bookId, 292);
  expect(await getGoal(at(ctx, '2026-05-08T10:00:00Z'), { goalId })).toMatchObject({ title: '“Oblomov” by 12 May', progress: { text: '292 of 352' }, standing: 'behind', sentence: expect.stringContaining('12 pages a day'), line: { needed: [{ x: 0, y: 282 }, { x: 7, y: 352 }] } });
  await trashBook(later, { bookId });
  expect(await getGoal(later, { goalId })).toMatchObject({ standing: 'unknown', progress: null, title: 'A book by 12 May' });
  await restoreBook(later, { bookId });
  await finishReading(at(ctx, '2026-05-11T10:00:00Z'), { bookId, readingId });
  await db.book.update({ where: { id: bookId }, data: { pages: 360 } });
  expect(await getGoal(at(ctx, '2026-05-11T12:00:00Z'), { goalId }), 'its pages were corrected after it was read').toMatchObject({ standing: 'reached', progress: { value: 360, max: 360 } });
  // Read once more, much later: the goal of then stays what it was.
  const again = at(ctx, '2026-07-01T10:00:00Z');
  await begin(again, bookId);
  await reads(again, bookId, 20);
  expect(await getGoal(again, { goalId })).toMatchObject({ standing: 'reached' });
  const next = await givenGoal(at(ctx, '2026-07-02T10:00:00Z'), { metric: 'library.book', filter: `book:${bookId}`, to: '2026-07-31' });
  expect(await progressOf(at(ctx, '2026-07-02T10:00:00Z'), next)).toMatchObject({ value: 20, max: 360 });
});

test('what a goal cannot be is refused, field by field', async () => {
  const ctx = await goalPerson(db, 'refused', { now: '2026-11-10T10:00:00Z' });
  const stranger = await goalPerson(db, 'stranger');
  const [unknownLength, theirs] = [await givenBook(ctx, { pages: undefined }), await givenBook(stranger, { pages: 100 })];
  const refused = (input: Record<string, unknown>, fields: Record<string, string[]>) => expect(givenGoal(ctx, input)).rejects.toMatchObject({ code: 'invalid', details: { fields } });
  await refused({ metric: 'shop.orders' }, { metric: ['goals:errors.metric'] });
  await refused({ amount: undefined }, { amount: ['goals:errors.amount'] });
  await refused({ period: 'span', from: '2026-11-01', to: '2026-11-09' }, { to: ['goals:errors.dayPast'] });
  await refused({ metric: 'library.book', to: '2026-12-01' }, { filter: ['goals:errors.filterRequired'] });
  await refused({ metric: 'library.book', filter: `book:${unknownLength}`, to: '2026-12-01' }, { filter: ['goals:errors.lengthUnknown'] });
  await refused({ filter: `book:${theirs}` }, { filter: ['goals:errors.filterGone'] });
  await refused({ filter: 'priority:enormous' }, { filter: ['goals:errors.filterGone'] });
  await refused({ metric: 'library.books', filter: `book:${unknownLength}` }, { filter: ['goals:errors.filterOther'] });
});

test('sent twice, also at once, it is one goal; another person’s id is a conflict; a stranger finds nothing', async () => {
  const ctx = await goalPerson(db, 'twice', { now: '2026-11-10T10:00:00Z' });
  const stranger = await goalPerson(db, 'other');
  const id = uuidv7();
  expect(new Set(await Promise.all([1, 2, 3].map(() => givenGoal(ctx, { id }))))).toEqual(new Set([id]));
  expect(await db.goal.count({ where: { userId: ctx.viewer.id } })).toBe(1);
  await expect(givenGoal(stranger, { id })).rejects.toMatchObject({ code: 'conflict' });
  for (const wish of [() => getGoal(stranger, { goalId: id }), () => archiveGoal(stranger, { goalId: id }), () => removeGoal(stranger, { goalId: id }), () => editGoal(stranger, { goalId: id, amount: 5, repeats: false })]) {
    await expect(wish()).rejects.toMatchObject({ code: 'not-found' });
  }
  await expect(getGoal(ctx, { goalId: 'nonsense' })).rejects.toMatchObject({ code: 'not-found' });
});

test('no more than a hundred run at once, however many are sent together', async () => {
  const ctx = await goalPerson(db, 'many', { now: '2026-11-10T10:00:00Z' });
  await db.goal.createMany({ data: Array.from({ length: 98 }, () => ({ userId: ctx.viewer.id, metric: 'library.pages', amount: 1, period: 'month' as const, repeats: true, startsOn: new Date('2026-11-01') })) });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(() => givenGoal(ctx, {})));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('put away and taken up, deleted and brought back, forgotten after thirty days', async () => {
  const ctx = await goalPerson(db, 'put-away', { now: '2026-11-10T10:00:00Z' });
  const goalId = await givenGoal(ctx, { repeats: true });
  const running = async () => (await listRunningGoals(ctx)).map(({ id }) => id);
  const past = async () => (await listPastGoals(ctx, { after: null })).rows.map(({ id }) => id);
  await archiveGoal(ctx, { goalId });
  expect([await running(), await past()]).toEqual([[], [goalId]]);
  await reviveGoal(ctx, { goalId });
  expect([await running(), await past()]).toEqual([[goalId], []]);
  await removeGoal(ctx, { goalId });
  expect([await running(), await past()]).toEqual([[], []]);
  await expect(editGoal(ctx, { goalId, amount: 5, repeats: true })).rejects.toMatchObject({ code: 'not-found' });
  await restoreGoal(ctx, { goalId });
  expect(await running()).toEqual([goalId]);
  await removeGoal(ctx, { goalId });
  await forgetRemovedGoals(db, new Date('2026-12-10T09:59:00Z'));
  expect(await db.goal.count({ where: { id: goalId } })).toBe(1);
  await forgetRemovedGoals(db, new Date('2026-12-10T10:00:00Z'));
  expect(await db.goal.count({ where: { id: goalId } })).toBe(0);
});

test('changed: how much, until when, once or again and again', async () => {
  const ctx = await goalPerson(db, 'changed', { now: '2026-11-10T10:00:00Z', weekStart: 7 });
  const [week, span] = [await givenGoal(ctx, { period: 'week' }), await givenGoal(ctx, { period: 'span', from: '2026-11-05', to: '2026-11-14' })];
  await editGoal(ctx, { goalId: week, amount: 50, repeats: true });
  expect(await getGoal(ctx, { goalId: week })).toMatchObject({ title: '50 pages every week', period: '8–14 November' });
  await editGoal(at(ctx, '2026-11-25T10:00:00Z'), { goalId: week, amount: 50, repeats: false });
  expect(await getGoal(ctx, { goalId: week })).toMatchObject({ title: '50 pages, 22–28 November' });
  await editGoal(ctx, { goalId: span, amount: 80, to: new Date('2026-11-24'), repeats: true });
  expect(await getGoal(ctx, { goalId: span })).toMatchObject({ title: '80 pages every 20 days' });
  await expect(editGoal(ctx, { goalId: span, amount: 80, to: new Date('2026-11-01'), repeats: true })).rejects.toMatchObject({ code: 'invalid' });
  await expect(editGoal(ctx, { goalId: span, repeats: true })).rejects.toMatchObject({ code: 'invalid' });
});

describe('periods of a person', () => {
  test('past ones are counted anew from facts', async () => {
    const ctx = await goalPerson(db, 'history', { now: '2026-11-10T10:00:00Z' });
    const bookId = await givenBook(ctx, { pages: 900 });
    await begin(at(ctx, '2026-08-01T10:00:00Z'), bookId);
    const goalId = await givenGoal(at(ctx, '2026-09-02T10:00:00Z'), { repeats: true });
    await reads(ctx, bookId, 40, '2026-08-30');
    await reads(ctx, bookId, 150, '2026-09-30');
    await reads(ctx, bookId, 200, '2026-10-01');
    const last = await reads(ctx, bookId, 260, '2026-10-31');
    const past = async () => (await getGoal(ctx, { goalId })).past.map(({ name, progress, isReached }) => [name, progress?.value, isReached]);
    expect(await past()).toEqual([['October 2026', 110, true], ['September 2026', 110, true]]);
    await retractProgress(ctx, { bookId, entryId: last });
    expect(await past()).toEqual([['October 2026', 50, false], ['September 2026', 110, true]]);
  });

  test('who moves to another zone keeps the days of their facts', async () => {
    const ctx = await goalPerson(db, 'moves', { now: '2026-11-29T18:30:00Z', timeZone: 'America/New_York' });
    const bookId = await givenBook(ctx, { pages: 900 });
    await begin(ctx, bookId);
    const goalId = await givenGoal(ctx, { period: 'week', repeats: true });
    await reads(ctx, bookId, 30);
    const there = at(ctx, '2026-11-29T18:40:00Z', 'Australia/Lord_Howe');
    expect(await getGoal(there, { goalId })).toMatchObject({ period: '30 November – 6 December', progress: { value: 0 }, past: [{ progress: { value: 30 } }] });
    await reads(there, bookId, 70);
    expect(await progressOf(there, goalId)).toMatchObject({ value: 40 });
    const back = at(ctx, '2026-11-29T19:00:00Z');
    expect(await getGoal(back, { goalId }), 'what was read there on Monday is not Sunday’s').toMatchObject({ period: '23–29 November', progress: { value: 30 } });
  });
});

test('fifty goals cost as many queries as one', async () => {
  const ctx = await goalPerson(db, 'fifty', { now: '2026-11-10T10:00:00Z' });
  const bookId = await givenBook(ctx, { pages: 300, tags: 'classics', authors: 'Anton Chekhov' });
  const tag = await db.tag.findFirstOrThrow({ where: { ownerId: ctx.viewer.id } });
  const filters = [undefined, `book:${bookId}`, `tag:${tag.id}`, 'priority:high'];
  for (let count = 0; count < 49; count += 1) await givenGoal(ctx, { metric: ['library.pages', 'library.minutes'][count % 2], filter: filters[count % 4], period: (['week', 'month', 'year'] as const)[count % 3], repeats: true });
  await givenGoal(ctx, { metric: 'library.book', filter: `book:${bookId}`, to: '2026-12-01' });
  const { queries, rows } = await countQueries(async () => ({ rows: await listRunningGoals(ctx), queries: currentQueryCount() }));
  expect(rows).toHaveLength(50);
  expect(queries).toBe(2);
});

test('a hundred goals run at once, however one comes to run; what runs already may change', async () => {
  const ctx = await goalPerson(db, 'hundred', { now: '2026-11-10T10:00:00Z' });
  const [archived, removed, past, running] = [await givenGoal(ctx, {}), await givenGoal(ctx, {}), await givenGoal(ctx, { period: 'span', to: '2026-11-20' }), await givenGoal(ctx, { repeats: true })];
  await archiveGoal(ctx, { goalId: archived });
  await removeGoal(ctx, { goalId: removed });
  const { id: _id, ...like } = await db.goal.findUniqueOrThrow({ where: { id: running } });
  await db.goal.createMany({ data: Array.from({ length: 99 }, () => ({ ...like, id: uuidv7() })) });
  const later = at(ctx, '2026-11-25T10:00:00Z');
  const full = { code: 'invalid', details: { fields: { '': ['goals:errors.tooMany'] } } };
  await expect(reviveGoal(later, { goalId: archived })).rejects.toMatchObject(full);
  await expect(restoreGoal(later, { goalId: removed })).rejects.toMatchObject(full);
  await expect(editGoal(later, { goalId: past, amount: 5, to: new Date('2026-12-20'), repeats: false })).rejects.toMatchObject(full);
  await editGoal(later, { goalId: running, amount: 7, repeats: true });
  await reviveGoal(later, { goalId: running });
  await editGoal(later, { goalId: past, amount: 5, repeats: false });
  await archiveGoal(later, { goalId: running });
  const both = await Promise.allSettled([reviveGoal(later, { goalId: archived }), restoreGoal(later, { goalId: removed })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await listRunningGoals(later)).toHaveLength(100);
});

test('a new goal’s form: defaults, what the address says, and what may be chosen', async () => {
  const ctx = await goalPerson(db, 'form', { now: '2028-02-10T10:00:00Z' });
  const bookId = await givenBook(ctx, { title: 'Oblomov', pages: 300, tags: 'classics, 100%_sure' });
  const draft = (query: string) => draftGoal(ctx, new URLSearchParams(query));
  expect(await draft('')).toMatchObject({ draft: { metric: 'library.books', amount: '2', period: 'month', repeats: '', filter: '', from: '2028-02-10', to: '2028-02-29' }, isWhole: false, filter: null });
  expect(await draft(`metric=library.book&filter=book:${bookId}`)).toMatchObject({ isWhole: true, filter: { label: 'Oblomov' } });
  expect(await draft('metric=nothing&amount=-5&period=never&to=2026-02-31&filter=tag:../x&repeats=yes')).toMatchObject({ draft: { metric: 'library.books', amount: '2', period: 'month', to: '2028-02-29', filter: '', repeats: '' } });
  const choose = async (query: string) => (await listFilterChoices(ctx, new URLSearchParams(query))).options.map(({ label }) => label);
  expect(await choose('metric=library.pages&kind=book&q=OBLOM')).toEqual(['Oblomov']);
  expect(await choose('metric=library.pages&kind=tag')).toEqual(['100%_sure', 'classics']);
  expect(await choose('metric=library.pages&kind=tag&q=SURE')).toEqual(['100%_sure']);
  expect(await choose('metric=library.pages&kind=tag&q=%25')).toEqual([]);
  expect(await choose('metric=library.pages&kind=priority')).toEqual(['High', 'Normal', 'Low', 'None']);
});

test('a person takes their goals along', async () => {
  const ctx = await goalPerson(db, 'export', { now: '2026-11-10T10:00:00Z' });
  await givenGoal(ctx, { amount: 7 });
  const owner = { db, now: ctx.now, timeZone: ctx.timeZone, viewer: ctx.viewer };
  const entries: string[] = [];
  for await (const entry of goalsManifest.personalData.exportEverything(owner)) {
    let text = '';
    for await (const piece of entry.pieces) text += String(piece);
    entries.push(entry.path);
    expect(JSON.parse(text)).toMatchObject([{ metric: 'library.pages', amount: 7, period: 'month', startsOn: '2026-11-01', endsOn: '2026-11-30', news: [] }]);
  }
  expect(entries).toEqual(['goals.json']);
});
