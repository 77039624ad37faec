import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { finishReading, rateBook, retractProgress, startReading, trashBook, recordProgress } from '#app/domains/library/index.server.ts';
import { goalsManifest } from '#app/engines/goals/index.server.ts';
import { getSharing, listActivities } from '#app/engines/feed/index.server.ts';
import { countQueries, currentQueryCount, inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';
import { waitsForLock } from '#tests/support/waits-for-lock.ts';
import { givenBook } from '../../domains/library/scene.ts';
import { givenGoal } from '../goals/scene.ts';
import { day, feedPerson, givenTitle, rowsOf, seenBy, shares } from './scene.ts';
import type { FeedPerson } from './scene.ts';

const { db } = await testDatabase({ poolSize: 8 });

async function readBook(ctx: FeedPerson, title: string) {
  const bookId = await givenBook(ctx, { title, authors: 'Ivan Goncharov', pages: 100 });
  const readingId = uuidv7();
  await startReading(ctx, { bookId, id: readingId, startedOn: day('2026-03-01') });
  await finishReading(ctx, { bookId, readingId, endedOn: day('2026-03-09') });
  await rateBook(ctx, { bookId, rating: 80, review: 'My secret words', reviewHasSpoilers: false });
  return bookId;
}

/** Nobody of one test is there for the next. */
const alone = () => db.user.updateMany({ data: { profileVisibility: 'nobody' } });

describe('who sees what', () => {
  test('what one reads is one’s own until one shares it, and again when one stops', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'mine'), await feedPerson(db, 'other')];
    await readBook(mine, 'Oblomov');
    const all = ['mine: reviewed Oblomov', 'mine: finished Oblomov', 'mine: started Oblomov'];
    expect(await seenBy(mine)).toEqual(all);
    expect(await seenBy(other)).toEqual([]);
    await shares(mine, 'library');
    expect(await seenBy(other)).toEqual(all);
    await readBook(mine, 'The Precipice');
    expect(await seenBy(other)).toContain('mine: finished The Precipice');
    await shares(mine);
    expect(await seenBy(other)).toEqual([]);
    expect(await seenBy(mine)).toHaveLength(6);
    expect(await getSharing(mine)).toMatchObject([{ room: 'library', seenBy: 'nobody' }, { room: 'goals', seenBy: 'nobody' }]);
  });

  test('others get the name and the stars, not the page, the cover or the words', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'words'), await feedPerson(db, 'reader-of')];
    const bookId = await readBook(mine, 'Oblomov');
    await shares(mine, 'library');
    const [own] = (await listActivities(mine, { after: null, take: 1 })).rows;
    const [theirs] = (await listActivities(other, { after: null, take: 1 })).rows;
    expect(own?.card).toMatchObject({ href: `/library/books/${bookId}`, rating: 80 });
    expect(theirs?.card).toEqual({ key: 'library-feed:reviewed', title: 'Oblomov', detail: 'Ivan Goncharov', href: null, rating: 80, cover: { id: null, author: 'Ivan Goncharov' } });
    expect(JSON.stringify(await listActivities(other, { after: null, take: 10 }))).not.toMatch(new RegExp(`secret|${bookId}`));
  });

  test.each([
    ['rests', { deactivatedAt: new Date() }],
    ['is blocked', { deactivatedAt: new Date(), blockedAt: new Date() }],
    ['is about to go', { deletionDueAt: new Date(Date.now() + 86_400_000) }],
    ['hides their profile', { profileVisibility: 'nobody' as const }],
  ])('whoever %s is not in the feed of others', async (_what, data) => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'away'), await feedPerson(db, 'stays')];
    await readBook(mine, 'Oblomov');
    await shares(mine, 'library');
    expect(await seenBy(other)).toHaveLength(3);
    await db.user.update({ where: { id: mine.viewer.id }, data });
    expect(await seenBy(other)).toEqual([]);
  });

  test('a page is whole, forth and back, however much those who are not seen did since', async () => {
    await alone();
    const [mine, other, hidden] = [await feedPerson(db, 'busy'), await feedPerson(db, 'patient'), await feedPerson(db, 'unseen')];
    const books: string[] = [];
    for (const title of ['One', 'Two', 'Three']) books.push(await readBook(mine, title));
    await shares(mine, 'library');
    const facts = Array.from({ length: 450 }, () => ({ userId: hidden.viewer.id, room: 'library', kind: 'library.finished', factId: uuidv7(), subjectId: books[0]!, day: new Date('2026-08-01'), isShared: true }));
    await db.activity.createMany({ data: facts });
    await db.user.update({ where: { id: hidden.viewer.id }, data: { profileVisibility: 'nobody' } });
    const expected = await seenBy(mine);
    expect(expected).toHaveLength(9);
    expect(await seenBy(other)).toEqual(expected);
    const first = await listActivities(other, { after: null, take: 5 });
    const second = await listActivities(other, { after: first.next, take: 5 });
    const back = await listActivities(other, { after: second.previous, take: 5 });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([5, 4, null]);
    expect(back.rows).toEqual(first.rows);
    await db.activity.deleteMany({ where: { userId: hidden.viewer.id } });
  });

  test('what lies in the trash is nowhere', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'thrower'), await feedPerson(db, 'onlooker')];
    const bookId = await readBook(mine, 'Oblomov');
    await shares(mine, 'library');
    await trashBook(mine, { bookId });
    expect([await seenBy(mine), await seenBy(other)]).toEqual([[], []]);
  });

  test('titles follow their own rows; ratings wait for one’s own where one asked for that', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'critic'), await feedPerson(db, 'shy')];
    const titleId = await givenTitle(db, { name: 'Solaris' });
    await db.walk.create({ data: { titleId, type: 'film', userId: mine.viewer.id, state: 'completed', endedOn: day('2026-03-01'), isShared: false } });
    await db.review.create({ data: { titleId, type: 'film', userId: mine.viewer.id, rating: 90 } });
    expect(await seenBy(other)).toEqual(['critic: film.reviewed Solaris']);
    expect(await seenBy(mine)).toEqual(['critic: film.reviewed Solaris', 'critic: film.completed Solaris']);
    const rating = async () => (await listActivities(other, { after: null, take: 1 })).rows[0]?.card.rating;
    expect(await rating()).toBe(90);
    await db.titlesPreference.create({ data: { userId: other.viewer.id, hidesRatings: true, scale: 'smileys' } });
    expect(await rating()).toBeNull();
    await db.review.create({ data: { titleId, type: 'film', userId: other.viewer.id, rating: 10, isShared: false } });
    expect((await listActivities(other, { after: null, take: 5 })).rows.find(({ isMine }) => !isMine)?.card).toMatchObject({ rating: 90, scale: 'smileys' });
  });

  test('a choice made while a fact is being written holds for it', async () => {
    const mine = await feedPerson(db, 'racing');
    const bookId = await givenBook(mine);
    await shares(mine, 'library');
    let choosing: Promise<void> | undefined;
    await inTransaction(db, async (tx) => {
      await tx.reading.create({ data: { bookId, ownerId: mine.viewer.id, startedOn: day('2026-03-01') } });
      choosing = shares(mine);
      await until(() => waitsForLock(db));
    });
    await choosing;
    expect(await rowsOf(mine)).toEqual(['library.started 2026-03-01']);
  });
});

describe('goals', () => {
  const checkReached = async (ctx: FeedPerson) => {
    const { checkReached: check } = await import('#app/engines/goals/commands/check-goals.server.ts');
    await inTransaction(db, (tx) => check({ queue: ctx.queue, goals: ctx.goals, now: () => ctx.now }, tx, ctx.viewer.id));
  };

  test('one that is reached stands there as long as it is', async () => {
    expect(goalsManifest.events.length).toBeGreaterThan(0);
    await alone();
    const [mine, other] = [await feedPerson(db, 'goal-getter'), await feedPerson(db, 'friend')];
    const bookId = await givenBook(mine, { pages: 300 });
    await startReading(mine, { bookId, id: uuidv7() });
    await givenGoal(mine, { amount: 50, repeats: true });
    const entryId = uuidv7();
    await recordProgress(mine, { bookId, id: entryId, unit: 'page', value: 60 });
    await checkReached(mine);
    const reached = 'goal-getter: reached 50 pages every month';
    expect((await seenBy(mine)).map((line) => line.replaceAll('\u00A0', ' '))).toContain(reached);
    expect(await seenBy(other)).toEqual([]);
    await shares(mine, 'goals');
    expect((await seenBy(other)).map((line) => line.replaceAll('\u00A0', ' '))).toEqual([reached]);
    await retractProgress(mine, { bookId, entryId });
    expect(await seenBy(other)).toEqual([]);
  });
});

describe('pages', () => {
  test('lead through everything once, back and forth, whoever it is of', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'page-a'), await feedPerson(db, 'page-b')];
    await shares(other, 'library');
    for (const [ctx, name] of [[mine, 'mine'], [other, 'theirs']] as const) {
      for (let at = 1; at <= 9; at += 1) {
        const bookId = await givenBook(ctx, { title: `${name} ${at}` });
        await db.reading.create({ data: { bookId, ownerId: ctx.viewer.id, startedOn: day(`2026-03-0${at}`), state: 'stopped' } });
      }
    }
    const whole = await seenBy(mine);
    expect(whole).toHaveLength(18);
    const found: string[] = [];
    let after: string | null = null;
    let previous: string | null = null;
    for (let turn = 0; turn < 6; turn += 1) {
      const page = await listActivities(mine, { after, take: 5 });
      found.push(...page.rows.map(({ person, card }) => `${person.username}: ${card.key.split(':')[1]} ${card.title}`));
      previous = page.previous;
      if (!page.next) break;
      after = page.next;
    }
    expect(found).toEqual(whole);
    const back = await listActivities(mine, { after: previous, take: 5 });
    expect(back.rows.map(({ card }) => card.title)).toEqual(whole.slice(10, 15).map((line) => line.split('started ')[1]));
    expect((await listActivities(mine, { after: 'nonsense', take: 5 })).rows).toHaveLength(5);
  });

  test('cost few questions, however much there is on them', async () => {
    await alone();
    const [mine, other] = [await feedPerson(db, 'few-a'), await feedPerson(db, 'few-b')];
    for (const ctx of [mine, other]) {
      await shares(ctx, 'library');
      for (let at = 0; at < 4; at += 1) await readBook(ctx, `Book ${at}`);
      const titleId = await givenTitle(db);
      await db.walk.create({ data: { titleId, type: 'film', userId: ctx.viewer.id, state: 'completed' } });
    }
    const questions = await countQueries(async () => {
      expect((await listActivities(mine, { after: null, take: 30 })).rows).toHaveLength(26);
      return currentQueryCount();
    });
    expect(questions).toBeLessThanOrEqual(10);
  });
});
