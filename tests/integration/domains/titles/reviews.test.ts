import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { changePreference, findOwnReview, findPersonParts, getPersonNumbers, getPreference, getTitleHead, listPersonReviews, listPersonWalks, listTitleReviews, removeReview, restoreReview, saveReview } from '#app/domains/titles/index.server.ts';
import { titlesAudiences } from '#app/domains/titles/model/audience.ts';
import type { TitlesAudience } from '#app/domains/titles/model/audience.ts';
import { defaultPreference } from '#app/domains/titles/model/preference.ts';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createReview, createTitle, createWalk } from '#tests/support/titles.ts';
import type { TitleRow } from '#tests/support/titles.ts';
import { later, person as somebody } from '../library/scene.ts';
import type { Person } from '../library/scene.ts';

const { db } = await testDatabase();

/** A member who is found by their name. */
async function person(options: Parameters<typeof somebody>[2] = {}): Promise<Person> {
  const username = `p-${uuidv7().slice(-10)}`;
  const ctx = await somebody(db, username, options);
  await db.user.update({ where: { id: ctx.viewer.id }, data: { usernameKey: usernameKey(username) } });
  return ctx;
}

const numbersOf = (id: string) => db.title.findUniqueOrThrow({ where: { id }, select: { ratingSum: true, ratingCount: true, ratingTens: true } });

async function recount(titleId: string) {
  const shared = await db.review.findMany({ where: { titleId, isShared: true }, select: { rating: true } });
  const ratingTens = Array.from({ length: 10 }, (_, ten) => shared.filter(({ rating }) => Math.min(Math.floor(rating / 10), 9) === ten).length);
  return { ratingSum: shared.reduce((sum, { rating }) => sum + rating, 0), ratingCount: shared.length, ratingTens };
}

const save = (ctx: Person, title: TitleRow, rating: number, text?: string, hasSpoilers = false) => saveReview(ctx, { titleId: title.id, rating, text, hasSpoilers });

describe('a review', () => {
  test('is written, changed and removed; the average follows at once and facts are told', async () => {
    const [ctx, title] = [await person(), await createTitle(db)];
    const { id, created } = await save(ctx, title, 73, 'Long, and not a minute too long.');
    expect(created).toBe(true);
    expect(await numbersOf(title.id)).toEqual({ ratingSum: 73, ratingCount: 1, ratingTens: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0] });
    const next = later(ctx, '2026-11-22T12:00:00Z');
    expect(await save(next, title, 100, undefined, true)).toEqual({ id, created: false });
    expect(await numbersOf(title.id)).toEqual({ ratingSum: 100, ratingCount: 1, ratingTens: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] });
    expect(await findOwnReview(next, { titleId: title.id })).toMatchObject({ id, rating: 100, text: null, hasSpoilers: true, isShared: true });
    await removeReview(ctx, { titleId: title.id });
    expect(await numbersOf(title.id)).toEqual({ ratingSum: 0, ratingCount: 0, ratingTens: Array(10).fill(0) });
    await expect(removeReview(ctx, { titleId: title.id })).rejects.toMatchObject({ code: 'not-found' });
    const told = { titleId: title.id, type: 'film', userId: ctx.viewer.id, reviewId: id };
    expect(await restoreReview(ctx, { titleId: title.id })).toBe(true);
    expect(await numbersOf(title.id)).toMatchObject({ ratingSum: 100, ratingCount: 1 });
    expect(await findOwnReview(next, { titleId: title.id })).toMatchObject({ id, rating: 100, hasSpoilers: true });
    expect(await restoreReview(ctx, { titleId: title.id })).toBe(false);
    expect(ctx.published).toEqual([
      { event: 'titles.title-reviewed', payload: { ...told, rating: 73 } }, { event: 'titles.title-reviewed', payload: { ...told, rating: 100 } }, { event: 'titles.review-removed', payload: told },
      { event: 'titles.title-reviewed', payload: { ...told, rating: 100 } },
    ]);
  });

  test('sent twenty times at once is one, told once; sent again as it is nothing moves', async () => {
    const [ctx, title] = [await person(), await createTitle(db)];
    const saved = await Promise.all(Array.from({ length: 20 }, () => save(ctx, title, 50, 'Once')));
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
    expect(saved.filter(({ created }) => created)).toHaveLength(1);
    expect(ctx.published).toHaveLength(1);
    const before = await db.review.findFirstOrThrow({ where: { titleId: title.id } });
    await save(later(ctx, '2027-01-01T00:00:00Z'), title, 50, 'Once');
    expect(await db.review.findFirstOrThrow({ where: { titleId: title.id } })).toEqual(before);
    await expect(createReview(db, ctx.viewer.id, title)).rejects.toThrow();
  });

  test('of no title, of a title merged away and of another person is not found', async () => {
    const [ctx, other, title, twin] = [await person(), await person(), await createTitle(db), await createTitle(db)];
    await db.title.update({ where: { id: twin.id }, data: { mergedIntoId: title.id } });
    for (const titleId of [uuidv7(), 'no-id', twin.id]) await expect(saveReview(ctx, { titleId, rating: 1, hasSpoilers: false })).rejects.toMatchObject({ code: 'not-found' });
    expect((await getTitleHead(ctx, { titleId: twin.id })).id).toBe(title.id);
    await save(other, title, 10);
    await expect(removeReview(ctx, { titleId: title.id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await findOwnReview(ctx, { titleId: title.id })).toBeNull();
    expect((await findOwnReview(other, { titleId: title.id }))?.rating).toBe(10);
  });

  test('that only its author sees is in no count and no list but their own, and comes back', async () => {
    const [ctx, other, title] = [await person(), await person(), await createTitle(db)];
    await save(ctx, title, 40);
    await save(other, title, 60);
    await changePreference(ctx, { ...defaultPreference, reviewsSeenBy: 'nobody' });
    expect(await numbersOf(title.id)).toMatchObject({ ratingSum: 60, ratingCount: 1 });
    const seen = async (by: Person) => (await listTitleReviews(by, { titleId: title.id, sort: 'date', after: null })).rows.map(({ rating }) => rating);
    expect(await seen(other)).toEqual([60]);
    expect((await seen(ctx)).sort()).toEqual([40, 60]);
    const another = await createTitle(db);
    await save(ctx, another, 90);
    expect(await numbersOf(another.id)).toMatchObject({ ratingCount: 0 });
    await changePreference(ctx, { ...defaultPreference, reviewsSeenBy: 'everyone' });
    expect(await numbersOf(title.id)).toMatchObject({ ratingSum: 100, ratingCount: 2 });
    expect(await numbersOf(another.id)).toMatchObject({ ratingSum: 90, ratingCount: 1 });
  });
});

describe('the average', () => {
  test('is that of a recount after a storm of fifty people who write, change, remove, hide and show', async () => {
    const titles = [await createTitle(db), await createTitle(db), await createTitle(db)];
    const people = await Promise.all(Array.from({ length: 50 }, () => person()));
    const popular = titles[0]!;
    await Promise.all(people.map(async (ctx) => {
      await save(ctx, popular, randomInt(101));
      for (let act = 0; act < 6; act += 1) {
        const title = titles[randomInt(2) === 0 ? 0 : randomInt(titles.length)]!;
        const kind = randomInt(6);
        if (kind < 3) await save(ctx, title, randomInt(101), String(act));
        else if (kind === 3) await removeReview(ctx, { titleId: title.id }).catch((error: unknown) => expect(error).toMatchObject({ code: 'not-found' }));
        else await changePreference(ctx, { ...defaultPreference, reviewsSeenBy: titlesAudiences[randomInt(3)]! });
      }
      await save(ctx, popular, randomInt(101), 'last');
    }));
    expect(await db.review.count({ where: { titleId: popular.id } })).toBe(50);
    for (const title of titles) expect(await numbersOf(title.id)).toEqual(await recount(title.id));
    for (const ctx of people) {
      const isShared = (await getPreference(ctx)).reviewsSeenBy !== 'nobody';
      expect(await db.review.count({ where: { userId: ctx.viewer.id, isShared: !isShared } })).toBe(0);
      expect(await db.titlesTotal.findFirst({ where: { userId: ctx.viewer.id, what: 'review' }, select: { count: true } })).toEqual({ count: await db.review.count({ where: { userId: ctx.viewer.id } }) });
    }
  });

  test('counts fifty who write at the same moment, every one', async () => {
    const title = await createTitle(db);
    const people = await Promise.all(Array.from({ length: 50 }, () => person()));
    await Promise.all(people.map((ctx, at) => save(ctx, title, at * 2)));
    expect(await numbersOf(title.id)).toEqual({ ratingSum: 2_450, ratingCount: 50, ratingTens: Array(10).fill(5) });
  });
});

describe('everybody’s reviews of a title', () => {
  test.each(['date', 'rating'] as const)('by %s, ten a page, each once, forth and back', async (sort) => {
    const [ctx, title] = [await person(), await createTitle(db)];
    for (let at = 0; at < 23; at += 1) {
      const author = await person();
      await createReview(db, author.viewer.id, title, { rating: (at * 37) % 60, updatedAt: new Date(Date.UTC(2026, 0, 1 + (at % 7))), isShared: at !== 5 });
    }
    await createReview(db, ctx.viewer.id, title, { rating: 30, isShared: false, updatedAt: new Date(Date.UTC(2026, 0, 3)) });
    const ids: string[] = [];
    const pages = [];
    for (let after: string | null = null; ;) {
      const page = await listTitleReviews(ctx, { titleId: title.id, sort, after });
      pages.push(page);
      ids.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(pages.map(({ rows }) => rows.length)).toEqual([10, 10, 3]);
    const order = sort === 'date' ? ({ updatedAt: 'desc' } as const) : ({ rating: 'desc' } as const);
    const expected = await db.review.findMany({ where: { titleId: title.id, OR: [{ isShared: true }, { userId: ctx.viewer.id }] }, orderBy: [order, { id: 'desc' }], select: { id: true } });
    expect(ids).toEqual(expected.map(({ id }) => id));
    const back = await listTitleReviews(ctx, { titleId: title.id, sort, after: pages[1]?.previous ?? null });
    expect(back.rows.map(({ id }) => id)).toEqual(pages[0]?.rows.map(({ id }) => id));
  });

  test('are by people with a page for members; others count as numbers without a name', async () => {
    const [ctx, owner, title] = [await person(), await person({ role: 'owner' }), await createTitle(db)];
    const authors = await Promise.all((['everyone', 'members', 'nobody'] as const).map(async (profileVisibility, at) => {
      const author = await person();
      await db.user.update({ where: { id: author.viewer.id }, data: { profileVisibility } });
      await save(author, title, 50 + at);
      return author;
    }));
    const [open, members, nobody] = authors.map(({ viewer }) => viewer.username);
    const namesFor = async (by: Person) => (await listTitleReviews(by, { titleId: title.id, sort: 'rating', after: null })).rows.map(({ author }) => author.username);
    expect(await namesFor(ctx)).toEqual([members, open]);
    expect(await namesFor(owner)).toEqual([members, open]);
    expect(await namesFor(authors[2]!)).toEqual([nobody, members, open]);
    expect(await db.title.findUnique({ where: { id: title.id }, select: { ratingSum: true, ratingCount: true } })).toEqual({ ratingSum: 153, ratingCount: 3 });
  });
});

describe('a person’s page', () => {
  const audiences = titlesAudiences.flatMap((part) => titlesAudiences.map((profile) => ({ part, profile })));

  test.each(audiences)('with parts for $part on a profile for $profile', async ({ part, profile }) => {
    const self = await person();
    const { username, id } = self.viewer;
    await db.user.update({ where: { id }, data: { profileVisibility: profile } });
    await changePreference(self, { ...defaultPreference, walksSeenBy: part, reviewsSeenBy: part, numbersSeenBy: part });
    const title = await createTitle(db);
    await createWalk(db, id, title);
    await save(self, title, 50);
    const [member, owner] = [await person(), await person({ role: 'owner' })];
    const visitor: Ctx = { ...member, viewer: null };
    const reach = (audience: TitlesAudience, who: 'visitor' | 'member') => audience === 'everyone' || (audience === 'members' && who === 'member');
    const expected: [Ctx, boolean][] = [
      [visitor, reach(part, 'visitor') && reach(profile, 'visitor')],
      [member, reach(part, 'member') && reach(profile, 'member')],
      // Keeping the house opens every profile, and no more than that.
      [owner, reach(part, 'member')],
      [self, true],
    ];
    for (const [ctx, may] of expected) {
      expect((await findPersonParts(ctx, username))?.parts ?? []).toEqual(may ? ['walks', 'reviews', 'numbers'] : []);
      for (const look of [() => listPersonWalks(ctx, { username, type: null, state: null, after: null }), () => listPersonReviews(ctx, { username, type: null, after: null }), () => getPersonNumbers(ctx, { username })]) {
        const answer = await look().catch((error: unknown) => error);
        if (may) expect(answer).toHaveProperty('person.username', username);
        else expect(answer).toMatchObject({ code: 'not-found' });
      }
    }
  });

  test('numbers tell no more than what they are counted from', async () => {
    const [self, member, title] = [await person(), await person(), await createTitle(db)];
    await createWalk(db, self.viewer.id, title, { state: 'completed', endedOn: new Date('2025-05-01') });
    await save(self, title, 95);
    const seen = async (chosen: Partial<typeof defaultPreference>) => {
      await changePreference(self, { ...defaultPreference, numbersSeenBy: 'everyone', ...chosen });
      return getPersonNumbers(member, { username: self.viewer.username });
    };
    expect(await seen({})).toMatchObject({ walks: { years: [{ year: 2025, count: 1 }], states: [{ type: 'film', counts: { completed: 1, planned: 0 } }] }, reviews: { count: 1, average: 95, tens: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] } });
    expect(await seen({ walksSeenBy: 'nobody' })).toMatchObject({ walks: null, reviews: { count: 1 } });
    expect(await seen({ reviewsSeenBy: 'nobody' })).toMatchObject({ reviews: null, walks: { years: [{ year: 2025 }] } });
    await expect(seen({ walksSeenBy: 'nobody', reviewsSeenBy: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await getPersonNumbers(self, { username: self.viewer.username })).toMatchObject({ walks: { years: [{ count: 1 }] }, reviews: { count: 1 } });
  });

  test('has walks by type, newest first, by state; a title counts once a year', async () => {
    const self = await person();
    const { id, username } = self.viewer;
    const films = await Promise.all(['a', 'b', 'c'].map((name) => createTitle(db, { name })));
    const game = await createTitle(db, { name: 'g', type: 'game' });
    for (const [at, film] of films.entries()) await createWalk(db, id, film, { state: at === 1 ? 'dropped' : 'completed', endedOn: new Date(`2025-0${at + 1}-01`), updatedAt: new Date(Date.UTC(2026, 0, 10 - at)) });
    const { id: walkId } = await createWalk(db, id, game, { state: 'mastered', endedOn: new Date('2026-03-01'), runs: 3 });
    await db.walkRun.createMany({ data: [1, 2].map((number) => ({ walkId, number, state: 'completed' as const, endedOn: new Date(`2024-0${number}-01`) })) });
    const names = async (asked: Partial<Parameters<typeof listPersonWalks>[1]>) => (await listPersonWalks(self, { username, type: null, state: null, after: null, ...asked })).rows.map(({ title }) => title.name);
    expect(await names({})).toEqual(['a', 'b', 'c']);
    expect(await names({ state: 'completed' })).toEqual(['a', 'c']);
    expect(await names({ type: 'game' })).toEqual(['g']);
    expect(await names({ type: 'anime' })).toEqual([]);
    expect((await listPersonWalks(self, { username, type: null, state: null, after: null })).counts).toEqual({ film: 3, series: 0, anime: 0, game: 1 });
    expect((await getPersonNumbers(self, { username })).walks?.years).toEqual([{ year: 2024, count: 1 }, { year: 2025, count: 2 }, { year: 2026, count: 1 }]);
  });

  test('has reviews newest first, by type, page after page', async () => {
    const [self, reader] = [await person(), await person()];
    const titles = await Promise.all(Array.from({ length: 12 }, (_, at) => createTitle(db, { name: `T${at}`, type: at === 3 ? 'anime' : 'film' })));
    for (const [at, title] of titles.entries()) await createReview(db, self.viewer.id, title, { updatedAt: new Date(Date.UTC(2026, 0, 20 - at)) });
    await save(reader, titles[0]!, 5);
    const { username } = self.viewer;
    const first = await listPersonReviews(reader, { username, type: null, after: null });
    expect(first.rows.map(({ title }) => title.name)).toEqual(titles.slice(0, 10).map(({ name }) => name));
    expect(first.rows.map(({ isRatedByViewer }) => isRatedByViewer)).toEqual([true, ...Array(9).fill(false)]);
    expect((await listPersonReviews(reader, { username, type: null, after: first.next })).rows.map(({ title }) => title.name)).toEqual(['T10', 'T11']);
    expect((await listPersonReviews(reader, { username, type: 'anime', after: null })).rows.map(({ title }) => title.name)).toEqual(['T3']);
  });
});
