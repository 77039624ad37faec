import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { removeReview, removeWalk, restoreReview, restoreWalk, saveReview } from '#app/domains/titles/index.server.ts';
import { emptyTrash, finishReading, rateBook, removeReading, restoreBook, startReading, trashBook } from '#app/domains/library/index.server.ts';
import { feedData } from '#app/engines/feed/index.server.ts';
import { accountData } from '#app/kernel/accounts/index.server.ts';
import { deleteDuePeople } from '#app/kernel/accounts/commands/delete-due-people.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { testDatabase } from '#tests/support/database.ts';
import { applied, fixture, undone } from '../../domains/library/import-scene.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { day, feedPerson, givenTitle, rowsOf } from './scene.ts';
import type { FeedPerson } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

const todayOf = (ctx: FeedPerson) => dayText(dayInZone(ctx.now, ctx.timeZone));

async function readBook(ctx: FeedPerson, from = '2026-03-01', to = '2026-03-09') {
  const bookId = await givenBook(ctx, { pages: 100 });
  const readingId = uuidv7();
  await startReading(ctx, { bookId, id: readingId, startedOn: day(from) });
  await finishReading(ctx, { bookId, readingId, endedOn: day(to) });
  return { bookId, readingId };
}

describe('the Library’s facts', () => {
  test('come with the fact, by its own day, and go with it', async () => {
    const ctx = await feedPerson(db, 'reader');
    const { bookId, readingId } = await readBook(ctx);
    expect(await rowsOf(ctx)).toEqual(['library.started 2026-03-01', 'library.finished 2026-03-09']);
    await rateBook(ctx, { bookId, rating: 80, review: undefined, reviewHasSpoilers: false });
    expect(await rowsOf(ctx)).toEqual(['library.started 2026-03-01', 'library.finished 2026-03-09', `library.reviewed ${todayOf(ctx)}`]);
    await rateBook(ctx, { bookId, rating: undefined, review: undefined, reviewHasSpoilers: false });
    expect(await rowsOf(ctx)).toHaveLength(2);
    await removeReading(ctx, { bookId, readingId });
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('are there before the transaction is over, and not after one that fails', async () => {
    const ctx = await feedPerson(db, 'rolled-back');
    const bookId = await givenBook(ctx);
    const failing = inTransaction(db, async (tx) => {
      await tx.reading.create({ data: { bookId, ownerId: ctx.viewer.id, startedOn: day('2026-03-01') } });
      expect(await tx.activity.count({ where: { userId: ctx.viewer.id } })).toBe(1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('an opinion that is changed stays one fact of its first day', async () => {
    const ctx = await feedPerson(db, 'again');
    const bookId = await givenBook(ctx);
    await rateBook(ctx, { bookId, rating: 80, review: undefined, reviewHasSpoilers: false });
    await db.activity.updateMany({ where: { userId: ctx.viewer.id }, data: { day: day('2026-01-02') } });
    await rateBook(ctx, { bookId, rating: 30, review: 'Worse the second time', reviewHasSpoilers: false });
    expect(await rowsOf(ctx)).toEqual(['library.reviewed 2026-01-02']);
  });

  test('hide in the trash, come back with the same day, and go when it is emptied', async () => {
    const ctx = await feedPerson(db, 'trash');
    const { bookId } = await readBook(ctx);
    await rateBook(ctx, { bookId, rating: 80, review: undefined, reviewHasSpoilers: false });
    await db.activity.updateMany({ where: { userId: ctx.viewer.id, kind: 'library.reviewed' }, data: { day: day('2026-03-10') } });
    const before = await rowsOf(ctx);
    await trashBook(ctx, { bookId });
    expect(await rowsOf(ctx)).toEqual(before.map((row) => `${row} hidden`));
    await restoreBook(ctx, { bookId });
    expect(await rowsOf(ctx)).toEqual(before);
    await trashBook(ctx, { bookId });
    await emptyTrash(ctx);
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('an import puts facts on their own days, not on today, and its undo takes back exactly those', async () => {
    const ctx = await feedPerson(db, 'import');
    await readBook(ctx);
    const before = await rowsOf(ctx);
    const importId = await applied(ctx, fixture('goodreads-2019.csv'));
    const after = await rowsOf(ctx);
    expect(after).toContain('library.finished 2018-03-14');
    expect(after).toContain('library.reviewed 2018-01-02');
    expect(after.filter((row) => row.includes(todayOf(ctx)))).toEqual([]);
    const facts = await db.reading.count({ where: { ownerId: ctx.viewer.id, endedOn: { not: null }, state: 'finished' } });
    expect(after.filter((row) => row.startsWith('library.finished'))).toHaveLength(facts);
    await undone(ctx, importId);
    expect(await rowsOf(ctx)).toEqual(before);
  });
});

test('an opinion that an import brings to a book that was here is no news of today', async () => {
  const ctx = await feedPerson(db, 'rater');
  const bookId = await givenBook(ctx, { title: 'Oblomov', authors: 'Ivan Goncharov' });
  await db.book.update({ where: { id: bookId }, data: { addedAt: new Date('2026-01-02T12:00:00Z') } });
  const id = await applied(ctx, 'Title,Author,My Rating,Exclusive Shelf\nOblomov,Ivan Goncharov,4,to-read\n');
  expect(await db.book.findUnique({ where: { id: bookId }, select: { rating: true } })).toEqual({ rating: 80 });
  expect(await rowsOf(ctx)).toEqual(['library.reviewed 2026-01-02']);
  await undone(ctx, id);
  expect(await rowsOf(ctx)).toEqual([]);
});

describe('facts of Titles', () => {
  const walkOf = async (ctx: FeedPerson, values: { state: 'planned' | 'in_progress' | 'completed' | 'mastered'; startedOn?: Date; endedOn?: Date; isShared?: boolean; importId?: string; type?: 'film' | 'game' }) => {
    const { type = 'game', ...walk } = values;
    const titleId = await givenTitle(db, { type, name: `A ${type} ${uuidv7()}` });
    const { id } = await db.walk.create({ data: { titleId, type, userId: ctx.viewer.id, ...walk } });
    return { id, titleId, type };
  };

  test('a walk is a fact when it begins and when it is completed; a plan is none', async () => {
    const ctx = await feedPerson(db, 'walker');
    const { id } = await walkOf(ctx, { state: 'planned' });
    expect(await rowsOf(ctx)).toEqual([]);
    await db.walk.update({ where: { id }, data: { state: 'in_progress', startedOn: day('2026-02-01') } });
    await db.walk.update({ where: { id }, data: { state: 'completed', endedOn: day('2026-02-05') } });
    expect(await rowsOf(ctx)).toEqual(['titles.started 2026-02-01 1 shared', 'titles.completed 2026-02-05 1 shared']);
    await db.walk.update({ where: { id }, data: { state: 'in_progress', endedOn: null } });
    expect(await rowsOf(ctx)).toEqual(['titles.started 2026-02-01 1 shared']);
    await db.walk.delete({ where: { id } });
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('without a day it happened today; a film of one evening is one fact', async () => {
    const ctx = await feedPerson(db, 'evening');
    await walkOf(ctx, { state: 'completed', type: 'film' });
    await walkOf(ctx, { state: 'completed', type: 'film', startedOn: day('2026-02-01'), endedOn: day('2026-02-01') });
    expect(await rowsOf(ctx)).toEqual(['titles.completed 2026-02-01 1 shared', `titles.completed ${todayOf(ctx)} 1 shared`]);
  });

  test('each replay is a fact of its own, and goes when it is taken back', async () => {
    const ctx = await feedPerson(db, 'replay');
    const { id } = await walkOf(ctx, { state: 'completed', startedOn: day('2026-02-01'), endedOn: day('2026-02-05') });
    const first = { walkId: id, number: 1, state: 'completed' as const, startedOn: day('2026-02-01'), endedOn: day('2026-02-05') };
    await inTransaction(db, async (tx) => {
      await tx.walkRun.create({ data: first });
      await tx.walk.update({ where: { id }, data: { state: 'in_progress', runs: 2, startedOn: day('2026-06-01'), endedOn: null } });
    });
    expect(await rowsOf(ctx)).toEqual(['titles.started 2026-02-01 1 shared', 'titles.completed 2026-02-05 1 shared', 'titles.started 2026-06-01 2 shared']);
    await db.walkRun.delete({ where: { walkId_number: { walkId: id, number: 1 } } });
    expect(await rowsOf(ctx)).toEqual(['titles.started 2026-06-01 2 shared']);
  });

  test('who sees it is what the walk and the review say, also when that changes', async () => {
    const ctx = await feedPerson(db, 'sharer');
    const { titleId, type } = await walkOf(ctx, { state: 'completed', endedOn: day('2026-02-05'), isShared: false });
    await db.review.create({ data: { titleId, type, userId: ctx.viewer.id, rating: 70 } });
    expect(await rowsOf(ctx)).toEqual(['titles.completed 2026-02-05 1', `titles.reviewed ${todayOf(ctx)} shared`]);
    await db.walk.updateMany({ where: { userId: ctx.viewer.id }, data: { isShared: true } });
    await db.review.updateMany({ where: { userId: ctx.viewer.id }, data: { isShared: false } });
    expect(await rowsOf(ctx)).toEqual(['titles.completed 2026-02-05 1 shared', `titles.reviewed ${todayOf(ctx)}`]);
  });

  test('what came by an import without a day has no place in a feed, not even when its visibility changes', async () => {
    const ctx = await feedPerson(db, 'old-list');
    const { id, titleId, type } = await walkOf(ctx, { state: 'completed', importId: uuidv7() });
    await db.review.create({ data: { titleId, type, userId: ctx.viewer.id, rating: 70, importId: uuidv7() } });
    await db.walk.update({ where: { id }, data: { isShared: false } });
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('a day that is written down later, or taken away, makes no news of what is old', async () => {
    const ctx = await feedPerson(db, 'archivist');
    const { id } = await walkOf(ctx, { state: 'completed', importId: uuidv7() });
    await db.walk.update({ where: { id }, data: { startedOn: day('2026-02-01') } });
    expect(await rowsOf(ctx)).toEqual(['titles.started 2026-02-01 1 shared']);
    await db.walk.update({ where: { id }, data: { startedOn: null } });
    expect(await rowsOf(ctx)).toEqual([]);
    await db.walk.update({ where: { id }, data: { state: 'mastered' } });
    expect(await rowsOf(ctx)).toEqual([`titles.completed ${todayOf(ctx)} 1 shared`]);
  });

  test('hide in the trash and come back with the same days, however old', async () => {
    const ctx = await feedPerson(db, 'binner');
    const { titleId } = await walkOf(ctx, { state: 'completed', startedOn: day('2026-02-01') });
    await saveReview(ctx, { titleId, rating: 70, text: undefined, hasSpoilers: false });
    await db.activity.updateMany({ where: { userId: ctx.viewer.id, kind: { not: 'titles.started' } }, data: { day: day('2026-03-04') } });
    const before = await rowsOf(ctx);
    expect(before).toHaveLength(3);
    await removeReview(ctx, { titleId });
    await removeWalk(ctx, { titleId });
    expect(await rowsOf(ctx)).toEqual(before.map((row) => `${row} hidden`));
    await restoreWalk(ctx, { titleId });
    await restoreReview(ctx, { titleId });
    expect(await rowsOf(ctx)).toEqual(before);
    await removeReview(ctx, { titleId });
    await removeWalk(ctx, { titleId });
    await db.titleTrash.deleteMany({ where: { titleId } });
    expect(await rowsOf(ctx)).toEqual([]);
  });

  test('twins that are merged keep the fact, about the one that stays; with the title it goes', async () => {
    const ctx = await feedPerson(db, 'merger');
    const { id, titleId, type } = await walkOf(ctx, { state: 'completed', endedOn: day('2026-02-05') });
    const stays = await givenTitle(db, { type, name: 'The one that stays' });
    await db.walk.update({ where: { id }, data: { titleId: stays } });
    expect(await db.activity.findMany({ where: { userId: ctx.viewer.id }, select: { subjectId: true } })).toEqual([{ subjectId: stays }]);
    await db.title.deleteMany({ where: { id: { in: [stays, titleId] } } });
    expect(await rowsOf(ctx)).toEqual([]);
  });
});

describe('goals', () => {
  test('a period that was reached is a fact; the goal’s removal hides it, its end takes it', async () => {
    const ctx = await feedPerson(db, 'goal');
    const goal = await db.goal.create({ data: { userId: ctx.viewer.id, metric: 'library.pages', amount: 10, period: 'week', repeats: true, startsOn: day('2026-01-05') } });
    const news = (kind: 'behind' | 'reached', on: string) => db.goalNews.create({ data: { goalId: goal.id, kind, day: day(on), at: new Date(`${on}T21:30:00Z`) } });
    await news('behind', '2026-01-07');
    await news('reached', '2026-01-12');
    expect(await rowsOf(ctx)).toEqual([expect.stringMatching(/^goals\.reached 2026-01-13 \d+$/)]);
    await db.goal.update({ where: { id: goal.id }, data: { deletedAt: ctx.now } });
    expect(await rowsOf(ctx)).toEqual([expect.stringMatching(/hidden$/)]);
    await db.goal.update({ where: { id: goal.id }, data: { deletedAt: null } });
    await db.goal.delete({ where: { id: goal.id } });
    expect(await rowsOf(ctx)).toEqual([]);
  });
});

test('whoever goes leaves nothing behind, and takes a copy along before', async () => {
  const ctx = await feedPerson(db, 'leaver');
  const { bookId } = await readBook(ctx);
  await rateBook(ctx, { bookId, rating: 80, review: undefined, reviewHasSpoilers: false });
  await db.sharingChoice.create({ data: { userId: ctx.viewer.id, room: 'library', isShared: true } });
  const files = new Map<string, string>();
  for await (const { path, pieces } of feedData.exportEverything(ctx)) {
    let text = '';
    for await (const piece of pieces) text += String(piece);
    files.set(path, text);
  }
  expect(JSON.parse(files.get('activities.json') ?? '')).toHaveLength(3);
  expect(JSON.parse(files.get('sharing.json') ?? '')).toEqual([{ room: 'library', isShared: true }]);
  await db.user.update({ where: { id: ctx.viewer.id }, data: { deletionDueAt: ctx.now } });
  await deleteDuePeople({ db, now: ctx.now, log: ctx.log, areas: [accountData, libraryManifest.personalData] });
  expect(await db.activity.count({ where: { userId: ctx.viewer.id } })).toBe(0);
  expect(await db.user.count({ where: { id: ctx.viewer.id } })).toBe(0);
});
