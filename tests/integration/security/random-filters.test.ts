import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { listBooks, listFilters, readShelfView } from '#app/domains/library/index.server.ts';
import { bookSorts, shelves } from '#app/domains/library/model/shelf-view.ts';
import { listTitleReviews, listTitles, listTitleWalks, readListView } from '#app/domains/titles/index.server.ts';
import { titleSorts } from '#app/domains/titles/model/list-view.ts';
import { walkStates } from '#app/domains/titles/model/walk-state.ts';
import { givenBook, person } from '#tests/integration/domains/library/scene.ts';
import type { Person } from '#tests/integration/domains/library/scene.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createReview, createTitle, createWalk } from '#tests/support/titles.ts';
import type { TitleRow } from '#tests/support/titles.ts';

// Conditions of visibility that are ORed with a filter show what is hidden (CVE-2026-63461): whatever is asked for, it is one's own.
const { db } = await testDatabase();
let [reader, other]: Person[] = [];
let titles: TitleRow[] = [];
/** What a filter can name: both people's, so that it would be found if it were looked for. */
const named = { tag: [] as string[], author: [] as string[], series: [] as string[], after: [] as string[], titlesAfter: [] as string[] };
/** Nobody's but the other's. */
const hidden: string[] = [];
const words = ['dune', 'secret', 'oblomov', 'Гончаров', '%', "' OR '1'='1", 'secrte', 'dune secret'];

async function givenShelf(owner: Person, mark: string): Promise<void> {
  for (let at = 0; at < 40; at += 1) {
    const id = await givenBook(owner, { title: `${mark} Dune ${at}`, authors: `Гончаров ${mark}`, series: `Series ${mark}`, tags: `tag ${mark}`, language: 'en', year: 1965, privateNotes: `Notes ${mark}` });
    await db.book.update({ where: { id }, data: { state: (['to_read', 'reading', 'read', 'stopped'] as const)[at % 4], rating: at % 3 ? 50 : null } });
  }
}

/** Names of rows of both, and places in the lists of both: each a filter that somebody could send. */
async function nameAll(): Promise<void> {
  for (const one of [reader, other] as Person[]) {
    const ownerId = one.viewer.id;
    named.tag.push(...(await db.bookTag.findMany({ where: { book: { ownerId } }, distinct: ['tagId'] })).map(({ tagId }) => tagId));
    named.author.push(...(await db.bookAuthor.findMany({ where: { book: { ownerId } }, distinct: ['authorId'] })).map(({ authorId }) => authorId));
    named.series.push(...(await db.book.findMany({ where: { ownerId }, distinct: ['seriesId'] })).flatMap(({ seriesId }) => seriesId ?? []));
    for (const sort of bookSorts) named.after.push((await listBooks(one, readShelfView(new URLSearchParams(`shelf=all&sort=${sort}`), 'all'))).next ?? '');
    for (const sort of titleSorts) named.titlesAfter.push((await listTitles(one, readListView(new URLSearchParams(`sort=${sort}`), 'film'))).next ?? '');
  }
}

beforeAll(async () => {
  [reader, other] = [await person(db, 'reader'), await person(db, 'secretive')];
  await givenShelf(reader as Person, 'open');
  await givenShelf(other as Person, 'secret');
  titles = await Promise.all(Array.from({ length: 30 }, (_, at) => createTitle(db, { name: `Film ${at}`, year: 1965 })));
  for (const [at, title] of titles.entries()) {
    await createWalk(db, other!.viewer.id, title, { state: 'completed', isShared: false });
    await createReview(db, other!.viewer.id, title, { text: `secret review ${at}`, isShared: false });
    if (at % 3 === 0) await createWalk(db, reader!.viewer.id, title, { state: 'planned' });
  }
  await nameAll();
  hidden.push('secret', other!.viewer.id, ...(await db.book.findMany({ where: { ownerId: other!.viewer.id }, select: { id: true } })).map(({ id }) => id));
}, 120_000);

const shows = (answer: unknown) => JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
/** Mostly not asked for: all at once nothing would be left. */
const maybe = (...of: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...of, uuidv7()) });
const queryOf = (parameters: Record<string, string>) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
const runs = { numRuns: process.env.FAULTS === 'full' ? 1_000 : 150 };

describe('whatever the filters', () => {
  it('a shelf and its names are one’s own', async () => {
    expect([named.tag.length, named.author.length, named.series.length, named.after.filter(Boolean).length]).toEqual([2, 2, 2, 16]);
    const views = fc.record({
      shelf: maybe(...shelves), sort: maybe(...bookSorts), view: maybe('grid'), q: maybe(...words), tag: maybe(...named.tag), author: maybe(...named.author),
      series: maybe(...named.series), language: maybe('en', 'ru'), year: maybe('1965', '0'), after: maybe(...named.after),
    });
    let found = 0;
    await fc.assert(fc.asyncProperty(views, async (parameters) => {
      const view = readShelfView(queryOf(parameters), 'all');
      const { rows, ...list } = await listBooks(reader!, view);
      const ids = new Set((await db.book.findMany({ where: { ownerId: reader!.viewer.id }, select: { id: true } })).map(({ id }) => id));
      expect(rows.filter(({ id }) => !ids.has(id))).toEqual([]);
      const text = shows([rows, list, await listFilters(reader!, view)]).replaceAll(named.after.find((one) => one === view.after) ?? '\0', '');
      expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
      found += rows.length;
    }), runs);
    expect(found).toBeGreaterThan(100);
  }, 120_000);

  it('a list of titles tells of nobody else’s way and opinion', async () => {
    const views = fc.record({ sort: maybe(...titleSorts), view: maybe('grid'), q: maybe(...words, 'film'), genre: maybe('drama'), year: maybe('1965', '1900'), state: maybe(...walkStates), after: maybe(...named.titlesAfter) });
    let planned = 0;
    await fc.assert(fc.asyncProperty(views, fc.constantFrom(...titles), async (parameters, title) => {
      const view = readListView(queryOf(parameters), 'film');
      const list = await listTitles(reader!, view);
      const own = new Set((await db.walk.findMany({ where: { userId: reader!.viewer.id }, select: { titleId: true, state: true } })).map(({ titleId, state }) => `${titleId} ${state}`));
      if (view.state) expect(list.rows.filter(({ id }) => !own.has(`${id} ${view.state}`))).toEqual([]);
      const said = await listTitleReviews(reader!, { titleId: title.id, sort: parameters.sort === 'rating' ? 'rating' : 'date', after: view.after });
      const walked = await listTitleWalks(reader!, { titleId: title.id, after: view.after });
      const text = shows([list, said, walked]);
      expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
      if (view.state === 'planned') planned += list.rows.length;
    }), runs);
    expect(planned).toBeGreaterThan(0);
  }, 120_000);
});
