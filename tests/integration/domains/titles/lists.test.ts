import { beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { getFront, getPreference, getTitle, listTitles, moveWalk, readListView, setWalk } from '#app/domains/titles/index.server.ts';
import { titleSorts } from '#app/domains/titles/model/list-view.ts';
import type { TitleListView } from '#app/domains/titles/model/list-view.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenTitle, later, person } from './scene.ts';
import type { Person } from './scene.ts';

const { db } = await testDatabase();
const view = (query: string, type: TitleListView['type'] = 'film') => readListView(new URLSearchParams(query), type);
const names = async (ctx: Person, query: string, type: TitleListView['type'] = 'film') => (await listTitles(ctx, view(query, type))).rows.map(({ name }) => name);

async function everyPage(ctx: Person, query: string, type: TitleListView['type']): Promise<{ forth: string[]; back: string[] }> {
  let page = await listTitles(ctx, view(query, type));
  const forth: string[] = [];
  const back: string[][] = [];
  for (;;) {
    forth.push(...page.rows.map(({ id }) => id));
    if (!page.next) break;
    page = await listTitles(ctx, view(`${query}&after=${page.next}`, type));
  }
  for (;;) {
    back.unshift(page.rows.map(({ id }) => id));
    if (!page.previous) break;
    page = await listTitles(ctx, view(`${query}&after=${page.previous}`, type));
  }
  return { forth, back: back.flat() };
}

const rate = (userId: string, titleId: string, rating: number, type: TitleListView['type'] = 'film', isShared = true) =>
  db.review.createMany({ data: [{ id: uuidv7(), userId, titleId, type, rating, isShared }] });

describe('pages of a list', () => {
  let ctx: Person;
  const ids: string[] = [];
  beforeAll(async () => {
    ctx = await person(db, 'crowd');
    // Straight into the table: 110 series with ties and gaps in every order, and what belongs elsewhere.
    const rows = Array.from({ length: 110 }, (_, n) => {
      ids.push(uuidv7());
      return { id: ids[n]!, type: 'series' as const, name: `S${n % 4}`, nameKey: ['ёж', 'a', 'z', 'б'][n % 4]!, searchText: 's', year: n % 3 === 0 ? null : 2000 + (n % 5), ratingSum: (n % 6) * 80, ratingCount: n % 6, genres: n % 2 ? ['drama', 'crime'] : ['comedy'] };
    });
    await db.title.createMany({ data: rows });
    await db.title.createMany({ data: [{ id: uuidv7(), type: 'anime', name: 'Another kind', nameKey: 'another kind' }, { id: uuidv7(), type: 'series', name: 'Twin', nameKey: 'twin', mergedIntoId: ids[0]! }] });
  });

  test.each(titleSorts)('by %s: every title once, forth and back', async (sort) => {
    const { forth, back } = await everyPage(ctx, `sort=${sort}`, 'series');
    expect([...forth].sort()).toEqual([...ids].sort());
    expect(back).toEqual(forth);
  });

  test('24 a page, as added', async () => {
    const page = await listTitles(ctx, view('', 'series'));
    expect(page.rows.map(({ id }) => id)).toEqual(ids.slice(0, 24));
    expect(page.previous).toBeNull();
  });

  test.each(['oldest', 'newest'])('%s: what has no year comes last', async (sort) => {
    const { forth } = await everyPage(ctx, `sort=${sort}`, 'series');
    const years = await db.title.findMany({ where: { id: { in: ids } }, select: { id: true, year: true } });
    const yearOf = new Map(years.map(({ id, year }) => [id, year]));
    const shown = forth.map((id) => yearOf.get(id) ?? null);
    const known = shown.filter((year) => year !== null);
    expect(shown.slice(0, known.length)).toEqual([...known].sort((a, b) => (sort === 'oldest' ? a - b : b - a)));
  });

  test('filtered, through all pages', async () => {
    const { forth } = await everyPage(ctx, 'sort=name&genre=drama&year=2001', 'series');
    const expected = await db.title.findMany({ where: { id: { in: ids }, year: 2001, genres: { has: 'drama' } }, select: { id: true } });
    expect(expected.length).toBeGreaterThan(5);
    expect([...forth].sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  test.each(titleSorts)('with words, by %s: every title once, forth and back, whether passed or gathered', async (sort) => {
    const { forth, back } = await everyPage(ctx, `sort=${sort}&q=s`, 'series');
    const { forth: all } = await everyPage(ctx, `sort=${sort}`, 'series');
    expect(forth).toEqual(all);
    expect(back).toEqual(forth);
  });

  test.each(titleSorts)('of a genre, by %s: the same titles in the same order as among all', async (sort) => {
    const { forth, back } = await everyPage(ctx, `sort=${sort}&genre=crime`, 'series');
    const { forth: all } = await everyPage(ctx, `sort=${sort}`, 'series');
    expect(forth).toEqual(all.filter((id) => ids.indexOf(id) % 2 === 1));
    expect(back).toEqual(forth);
  });

  test('a cursor of another order, and anything made up, begins from the first page', async () => {
    const { next } = await listTitles(ctx, view('sort=name', 'series'));
    for (const after of [next, 'x', '%00', Buffer.from('["id","asc",0,"x","y"]').toString('base64url')]) {
      expect((await listTitles(ctx, view(`after=${after}`, 'series'))).rows[0]?.id).toBe(ids[0]);
    }
  });

  test('few questions to the database, whatever is asked', async () => {
    await countQueries(async () => {
      await listTitles(ctx, view('q=nothing+like+this&genre=drama&state=planned', 'series'));
      expect(currentQueryCount()).toBeLessThanOrEqual(3);
    });
    await countQueries(async () => {
      await listTitles(ctx, view('q=nothing+like+this', 'series'));
      expect(currentQueryCount()).toBeLessThanOrEqual(4);
    });
    await countQueries(async () => {
      await getTitle(ctx, { titleId: ids[0]! });
      expect(currentQueryCount()).toBe(1);
    });
  });
});

describe('search', () => {
  let ctx: Person;
  beforeAll(async () => {
    ctx = await person(db, 'searcher');
    await givenTitle(db, { name: 'Полёт ёжика', originalName: 'Hedgehog’s Flight', year: 1975, makers: ['Юрий Норштейн'] });
    await givenTitle(db, { name: 'Ёжик в тумане', year: 1975, makers: ['Юрий Норштейн'] });
    await givenTitle(db, { name: '100 % волк_', year: 2020 });
    await givenTitle(db, { name: 'The Matrix', originalName: 'The Matrix', year: 1999, makers: ['Lana Wachowski', 'Lilly Wachowski'] });
    await givenTitle(db, { name: 'The Matrix', type: 'game' });
  });

  test.each([
    ['ежик', ['Полёт ёжика', 'Ёжик в тумане']], ['ЁЖИК туман', ['Ёжик в тумане']], ['норштейн полет', ['Полёт ёжика']], ['hedgehogs', ['Полёт ёжика']],
    ['wachowski', ['The Matrix']], ['1999 matr', ['The Matrix']], ['100', ['100 % волк_']],
  ])('%s', async (q, expected) => {
    expect(await names(ctx, `q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  test('signs of patterns are letters like others', async () => {
    expect(await names(ctx, 'q=%25')).not.toContain('The Matrix');
  });

  test.each([['matirx', 'The Matrix'], ['вачовски', null], ['ежык туманне', 'Ёжик в тумане']])('with a mistake: %s', async (q, expected) => {
    const { rows, similar } = await listTitles(ctx, view(`q=${encodeURIComponent(q)}`));
    expect(rows[0]?.name ?? null).toBe(expected);
    expect(similar).toBe(expected !== null);
  });

  test('words behind the beginning of a long text are found, too', async () => {
    const id = await givenTitle(db, { name: 'Anthology', makers: Array.from({ length: 12 }, (_, n) => `Contributor Number${n} Surname${n}`) });
    expect((await db.title.findUniqueOrThrow({ where: { id } })).searchText.indexOf('surname11')).toBeGreaterThan(200);
    for (const sort of titleSorts) expect(await names(ctx, `q=surname11&sort=${sort}`)).toEqual(['Anthology']);
  });

  test('what is found goes through the filters, too', async () => {
    expect(await names(ctx, `q=${encodeURIComponent('ежик')}&year=1999`)).toEqual([]);
    expect(await names(ctx, 'q=matrix', 'game')).toEqual(['The Matrix']);
  });
});

describe('what is filed under a genre', () => {
  const filed = () => db.$queryRaw<unknown[]>`SELECT "titleId", "genre", "type", "year", "ratingRank", "nameKey" FROM "TitleGenre" ORDER BY 1, 2`;
  const recount = () => db.$queryRaw<unknown[]>`
    SELECT DISTINCT "id" AS "titleId", of_title."genre", "type", "year", "ratingRank", "nameKey" FROM "Title", unnest("genres") AS of_title("genre") WHERE "mergedIntoId" IS NULL ORDER BY 1, 2`;

  test('follows genres, year, name, rating, merging and deletion, also of many at once', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => person(db, `filer-${n}`)));
    const [kept = '', merged = '', gone = ''] = await Promise.all(['Kept', 'Merged', 'Gone'].map((name) => givenTitle(db, { name, genres: ['western', 'war', 'western'] })));
    await Promise.all([
      ...people.map(({ viewer }, n) => rate(viewer.id, kept, n * 10)),
      ...Array.from({ length: 8 }, (_, n) => db.title.update({ where: { id: kept }, data: { year: 1950 + n, name: `Kept ${n}`, nameKey: `kept ${n}`, genres: n % 2 ? ['western', 'drama'] : ['war'] } })),
    ]);
    await db.title.update({ where: { id: merged }, data: { mergedIntoId: kept } });
    await db.title.delete({ where: { id: gone } });
    expect(await filed()).toEqual(await recount());
    await db.title.update({ where: { id: merged }, data: { mergedIntoId: null, genres: [] } });
    await db.review.deleteMany({ where: { titleId: kept } });
    expect(await filed()).toEqual(await recount());
    expect(await db.titleGenre.count({ where: { titleId: { in: [merged, gone] } } })).toBe(0);
  });
});

describe('ratings', () => {
  test('few votes do not lead, and the plain average is shown', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => person(db, `voter-${n}`)));
    const [loved, once, liked, unrated] = await Promise.all(['Loved', 'Once', 'Liked', 'Unrated'].map((name) => givenTitle(db, { name, year: 1901 })));
    for (const { viewer } of people) await rate(viewer.id, loved!, 93);
    await rate(people[0]!.viewer.id, once!, 100);
    for (const { viewer } of people.slice(0, 3)) await rate(viewer.id, liked!, 70);
    await rate(people[5]!.viewer.id, liked!, 0, 'film', false);
    const me = await person(db, 'reader');
    const { rows } = await listTitles(me, view('sort=rating&year=1901'));
    expect(rows.map(({ id, average, ratingCount }) => [id, average, ratingCount])).toEqual([[loved, 93, 12], [once, 100, 1], [liked, 70, 3], [unrated, null, 0]]);
    expect(await getTitle(me, { titleId: liked! })).toMatchObject({ average: 70, ratingCount: 3, ratingTens: [0, 0, 0, 0, 0, 0, 0, 3, 0, 0] });
  });

  test('are hidden from who wants that until they rated', async () => {
    const [me, other] = [await person(db, 'hider'), await person(db, 'rater')];
    await db.titlesPreference.create({ data: { userId: me.viewer.id, hidesRatings: true, scale: 'ten' } });
    const titleId = await givenTitle(db, { name: 'Hidden', year: 1902 });
    await rate(other.viewer.id, titleId, 80);
    const shown = async (ctx: Person) => [(await listTitles(ctx, view('year=1902'))).rows[0], await getTitle(ctx, { titleId })].map((title) => [title?.average, title?.ratingCount, title?.isHidden]);
    expect(await shown(me)).toEqual([[null, 0, true], [null, 0, true]]);
    expect((await getTitle(me, { titleId })).ratingTens).toEqual(Array(10).fill(0));
    expect(await shown(other)).toEqual([[80, 1, false], [80, 1, false]]);
    await rate(me.viewer.id, titleId, 60);
    expect(await shown(me)).toEqual([[70, 2, false], [70, 2, false]]);
    expect(await getPreference(me)).toMatchObject({ scale: 'ten', hidesRatings: true });
    expect(await getPreference(other)).toMatchObject({ scale: 'hundred', walksSeenBy: 'members' });
  });
});

test('the order by rating tells nothing to who hides ratings', async () => {
  const [me, other] = [await person(db, 'order-hider'), await person(db, 'order-rater')];
  // Whichever way they come as they were added, the best are between the others.
  for (const [name, rating] of [['first', 1], ['second', 99], ['third', 98], ['fourth', 2]] as const) await rate(other.viewer.id, await givenTitle(db, { name, year: 1904 }), rating);
  const byRating = async () => {
    const { rows, isOrderHidden } = await listTitles(me, view('sort=rating&year=1904'));
    return [rows.map(({ name }) => name), isOrderHidden];
  };
  const asAdded = await names(me, 'year=1904');
  expect(await byRating()).toEqual([['second', 'third', 'fourth', 'first'], false]);
  await db.titlesPreference.create({ data: { userId: me.viewer.id, hidesRatings: true } });
  expect(await byRating()).toEqual([asAdded, true]);
});

describe('my own', () => {
  test('state narrows a list and stands in its rows; nobody else’s does', async () => {
    const [me, other] = [await person(db, 'mine'), await person(db, 'not-mine')];
    const [a, b] = [await givenTitle(db, { name: 'A', year: 1903 }), await givenTitle(db, { name: 'B', year: 1903 })];
    await moveWalk(me, { titleId: a, state: 'planned' });
    await moveWalk(other, { titleId: b, state: 'planned' });
    expect(await names(me, 'state=planned')).toEqual(['A']);
    expect((await listTitles(me, view('year=1903'))).rows.map(({ myState }) => myState)).toEqual(['planned', null]);
  });

  test('the front shows what goes on, newest first, and how many of each type are mine', async () => {
    const me = await person(db, 'front');
    const game = await givenTitle(db, { name: 'Game', type: 'game' });
    const series = await givenTitle(db, { name: 'Series', type: 'series', episodes: 10 });
    const film = await givenTitle(db, { name: 'Film' });
    const done = await givenTitle(db, { name: 'Done' });
    await setWalk(later(me, '2026-11-19T00:00:00Z'), { titleId: game, state: 'in_progress', progress: 3.5 });
    await setWalk(later(me, '2026-11-20T00:00:00Z'), { titleId: series, state: 'in_progress', progress: 4 });
    await moveWalk(later(me, '2026-11-18T00:00:00Z'), { titleId: film, state: 'in_progress' });
    await moveWalk(me, { titleId: done, state: 'completed' });
    const front = await getFront(me);
    expect(front.inHand.map(({ name, progress }) => [name, progress])).toEqual([['Series', 4], ['Game', 3.5], ['Film', null]]);
    expect(front.mine).toEqual({ film: { all: 2, over: 1 }, series: { all: 1, over: 0 }, anime: { all: 0, over: 0 }, game: { all: 1, over: 0 } });
    expect(await getFront(await person(db, 'nobody'))).toMatchObject({ inHand: [] });
  });

  test('a title says all of itself, and where it went', async () => {
    const me = await person(db, 'page');
    const titleId = await givenTitle(db, { name: 'Whole', originalName: 'Ganz', year: 1904, genres: ['drama'], description: 'One.\n\nTwo.', makers: ['First', 'Second'], episodes: null });
    expect(await getTitle(me, { titleId })).toMatchObject({
      id: titleId, type: 'film', name: 'Whole', originalName: 'Ganz', genres: ['drama'], credits: [{ name: 'First', role: 'director' }, { name: 'Second', role: 'director' }],
      average: null, ratingCount: 0, walk: null, mergedIntoId: null, version: 1,
    });
    const twin = await givenTitle(db, { name: 'Twin', mergedIntoId: titleId });
    expect((await getTitle(me, { titleId: twin })).mergedIntoId).toBe(titleId);
    await expect(getTitle(me, { titleId: uuidv7() })).rejects.toMatchObject({ code: 'not-found' });
  });
});
