import { beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { getShelfNumbers, getToday, listBooks, listFilters, listTrash, rateBook, readShelfView, recordProgress, setTags, trashBook } from '#app/domains/library/index.server.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { givenBook, person } from './scene.ts';
import type { Person } from './scene.ts';

const { db } = await testDatabase();
const view = (query: string) => readShelfView(new URLSearchParams(query), 'all');
const titles = async (ctx: Person, query: string) => (await listBooks(ctx, view(query))).rows.map((book) => book.title);

async function everyPage(ctx: Person, query: string): Promise<{ forth: string[]; back: string[] }> {
  let page = await listBooks(ctx, view(query));
  const forth: string[] = [];
  const back: string[][] = [];
  for (;;) {
    forth.push(...page.rows.map((row) => row.id));
    if (!page.next) break;
    page = await listBooks(ctx, view(`${query}&after=${page.next}`));
  }
  for (;;) {
    back.unshift(page.rows.map((row) => row.id));
    if (!page.previous) break;
    page = await listBooks(ctx, view(`${query}&after=${page.previous}`));
  }
  return { forth, back: back.flat() };
}

describe('pages of a shelf', () => {
  let ctx: Person;
  const ids: string[] = [];
  beforeAll(async () => {
    ctx = await person(db, 'crowd');
    // Straight into the table: 130 books with ties and gaps in every order.
    const rows = Array.from({ length: 130 }, (_, n) => {
      const id = uuidv7();
      ids.push(id);
      return {
        id, ownerId: ctx.viewer.id, title: `T${n % 4}`, titleKey: `t${n % 4}`, matchKey: 'x', authorSort: ['', 'Адамс', 'Zola'][n % 3]!, priority: n % 4,
        state: (['to_read', 'reading', 'read', 'stopped'] as const)[n % 4]!, rating: n % 3 === 0 ? null : (n % 3) * 40, currentPermille: n % 5 === 0 ? null : n % 5,
        lastFinishedOn: n % 2 === 0 ? null : new Date('2026-01-01'), addedAt: new Date(2026, 0, 1 + (n % 6)), lastMovedAt: n % 7 === 0 ? null : new Date(2026, 1, n % 7),
        language: n % 2 ? 'ru' : 'en', year: n % 2 ? 1869 : null,
      };
    });
    await db.book.createMany({ data: rows });
  });

  test.each(['moved', 'priority', 'added', 'title', 'author', 'finished', 'rating', 'progress'])('by %s: every book once, forth and back', async (sort) => {
    const { forth, back } = await everyPage(ctx, `shelf=all&sort=${sort}`);
    expect([...forth].sort()).toEqual([...ids].sort());
    expect(back).toEqual(forth);
  });

  test('one shelf, filtered', async () => {
    const { forth } = await everyPage(ctx, 'shelf=reading&language=ru&year=1869&sort=title');
    expect(forth).toHaveLength(33);
  });

  test('few questions to the database, whatever is asked', async () => {
    await countQueries(async () => {
      const numbers = await getShelfNumbers(ctx);
      const one = view('shelf=all&q=nothing+like+this&language=ru');
      await Promise.all([listBooks(ctx, one), listFilters(ctx, one)]);
      expect(numbers.books).toBe(130);
      expect(currentQueryCount()).toBeLessThanOrEqual(6);
    });
  });

  test('numbers come from the totals', async () => {
    const numbers = await getShelfNumbers(ctx);
    expect(numbers.byState.reading.books).toBe(33);
    expect(numbers).toMatchObject({ books: 130, booksRead: 32, booksLeft: 66 });
  });
});

describe('search and filters', () => {
  let ctx: Person;
  let other: Person;
  beforeAll(async () => {
    ctx = await person(db, 'searcher', { locale: 'ru' });
    other = await person(db, 'neighbour');
    await givenBook(ctx, { title: 'Мёртвые души', authors: 'Николай Гоголь', tags: 'классика, школа', language: 'ru', year: 1842, isbn: '978-5-389-04926-0' });
    await givenBook(ctx, { title: 'Преступление и наказание', authors: 'Фёдор Достоевский', tags: 'классика', language: 'ru', series: 'Великое пятикнижие' });
    await givenBook(ctx, { title: 'The Left Hand of Darkness', authors: 'Ursula K. Le Guin', language: 'en', priority: 'high' });
    await givenBook(ctx, { title: '100% of_everything\\', language: 'en' });
    await givenBook(other, { title: 'Мёртвые души чужие' });
  });

  test.each([
    ['мертвые', ['Мёртвые души']], ['МЁРТВЫЕ ДУШИ', ['Мёртвые души']], ['гоголь души', ['Мёртвые души']], ['9785389049260', ['Мёртвые души']],
    ['школа', ['Мёртвые души']], ['пятикнижие', ['Преступление и наказание']], ['left darkness', ['The Left Hand of Darkness']], ['le guin', ['The Left Hand of Darkness']],
    ['достоев', ['Преступление и наказание']], ['ничегонет', []], ['100', ['100% of_everything\\']],
  ])('%s', async (q, expected) => expect(await titles(ctx, new URLSearchParams({ q }).toString())).toEqual(expected));

  test.each([['достаевский', 'Преступление и наказание'], ['darknes left', 'The Left Hand of Darkness'], ['Гогль', 'Мёртвые души']])('with a mistake: %s', async (q, expected) => {
    const found = await listBooks(ctx, view(new URLSearchParams({ q }).toString()));
    expect(found.rows.map((book) => book.title)).toContain(expected);
    if (q !== 'darknes left') expect(found.similar).toBe(true);
  });

  test('marks of patterns are only letters', async () => {
    expect(await titles(ctx, 'q=%25%25%25')).not.toContain('Мёртвые души');
  });

  test('by tag, author, language and year, in any mix', async () => {
    const filters = await listFilters(ctx, view(''));
    expect(filters.tags.map((tag) => tag.label)).toEqual(['классика', 'школа']);
    expect(filters.authors.map((author) => author.label)).toEqual(['Ursula K. Le Guin', 'Николай Гоголь', 'Фёдор Достоевский']);
    expect(filters.languages).toEqual([{ value: 'en', label: 'английский' }, { value: 'ru', label: 'русский' }]);
    const classic = filters.tags[0]!.value;
    expect((await titles(ctx, `tag=${classic}`)).sort()).toEqual(['Мёртвые души', 'Преступление и наказание']);
    expect(await titles(ctx, `tag=${classic}&author=${filters.authors[2]!.value}`)).toEqual(['Преступление и наказание']);
    expect(await titles(ctx, 'year=1842&language=ru')).toEqual(['Мёртвые души']);
    expect(await titles(other, `tag=${classic}`)).toEqual([]);
  });

  test('a reader of many authors can choose any of them', async () => {
    const reader = await person(db, 'wide-reader');
    const bookId = await givenBook(reader, { title: 'Anthology', authors: Array.from({ length: 20 }, (_, index) => `Poet ${index}`).join('\n') });
    await db.author.createMany({ data: Array.from({ length: 130 }, (_, index) => ({ ownerId: reader.viewer.id, name: `Writer ${index}`, nameKey: `writer ${index}`, sortName: `Writer ${index}` })) });
    const authors = await db.author.findMany({ where: { ownerId: reader.viewer.id, name: { startsWith: 'Writer' } }, select: { id: true } });
    await db.bookAuthor.createMany({ data: authors.map(({ id }, position) => ({ bookId, authorId: id, position: position + 100 })) });
    expect((await listFilters(reader, view(''))).authors).toHaveLength(150);
  });

  test('a tag taken from its last book is no longer offered', async () => {
    const bookId = await givenBook(other, { title: 'One', tags: 'brief' });
    await setTags(other, { bookId, tags: ['lasting'] });
    expect((await listFilters(other, view(''))).tags.map((tag) => tag.label)).toEqual(['lasting']);
  });
});

describe('today', () => {
  test('a member’s day', async () => {
    const ctx = await person(db, 'today');
    await givenBook(ctx, { title: 'Someday', priority: 'low' });
    await givenBook(ctx, { title: 'Next', priority: 'high' });
    const open = await givenBook(ctx, { title: 'Open', pages: 200, state: 'reading' });
    const gone = await givenBook(ctx, { title: 'Gone', pages: 200, state: 'reading' });
    for (const bookId of [open, gone]) await recordProgress(ctx, { bookId, id: uuidv7(), unit: 'page', value: 20 });
    await trashBook(ctx, { bookId: gone });
    await rateBook(ctx, { bookId: open, rating: 90, reviewHasSpoilers: false });
    const today = await getToday(ctx);
    expect(today.reading).toMatchObject([{ title: 'Open', pagesRead: 20, pagesLeft: 180, rating: 90 }]);
    expect(today.next.map((book) => book.title)).toEqual(['Next', 'Someday']);
    expect(today.moved).toMatchObject([{ title: 'Open', page: 20, pagesAdvanced: 20 }]);
    expect((await listTrash(ctx, null)).rows).toMatchObject([{ title: 'Gone', daysLeft: 30 }]);
  });
});
