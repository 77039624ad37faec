import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { searchWords } from '#app/platform/text/folding.ts';
import { searchTextOf } from '#app/domains/library/model/search-text.ts';
import { shelfNumbers } from '#app/domains/library/model/shelf-numbers.ts';
import { bookSorts, filtersInUse, readShelfView, shelfQuery, shelves, showsFilters } from '#app/domains/library/model/shelf-view.ts';
import type { ShelfView } from '#app/domains/library/model/shelf-view.ts';
import { typedToYear, yearToTyped } from '#app/domains/library/model/year.ts';
import { priorities, priorityName, priorityNumber } from '#app/domains/library/model/priority.ts';

describe('the address of a shelf', () => {
  const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
  const view = fc.record<ShelfView>({
    shelf: fc.constantFrom(...shelves), sort: fc.constantFrom(...bookSorts), layout: fc.constantFrom('list', 'grid'),
    q: fc.constantFrom('', 'война и мир', 'a&b=c #%'), tag: fc.constantFrom(null, id), author: fc.constantFrom(null, id), series: fc.constantFrom(null, id),
    language: fc.constantFrom(null, 'ru'), year: fc.constantFrom(null, 1869, -49, 0), after: fc.constant(null), unfolded: fc.constant(false),
  });

  test('every view comes back from its address', () => {
    fc.assert(fc.property(view, (one) => {
      const query = Object.entries(shelfQuery(one)).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]);
      expect(readShelfView(new URLSearchParams(query), 'all')).toEqual(one);
    }));
  });

  test.each(['shelf=x', 'sort=; drop', "tag=' or 1", 'year=abc', 'year=0', 'language=RUSSIAN', 'view=x'])('what makes no sense is not there: %s', (query) => {
    expect(readShelfView(new URLSearchParams(query), 'reading')).toEqual(readShelfView(new URLSearchParams(), 'reading'));
  });

  test('a search looks everywhere unless a shelf is named', () => {
    expect(readShelfView(new URLSearchParams('q=x'), 'reading').shelf).toBe('all');
    expect(readShelfView(new URLSearchParams('q=x&shelf=read'), 'reading').shelf).toBe('read');
  });
});

describe('the filters of a shelf', () => {
  const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
  const read = (query: string) => readShelfView(new URLSearchParams(query), 'all');

  test.each([['', 0], ['shelf=read&sort=finished', 0], ['q=x&view=grid', 0], ['sort=title', 0], [`tag=${id}&author=${id}&series=${id}&language=ru&year=1869&sort=rating`, 5]])('in use, an order not among them: %s', (query, count) => {
    expect(filtersInUse(read(query))).toBe(count);
    expect(showsFilters(read(query))).toBe(count > 0);
  });

  test('are shown when something is filtered or somebody asks for them, not for an order alone; the next view does not ask', () => {
    expect(['year=1869', `tag=${id}`, 'sort=title', 'sort=title&filters=open', 'filters=open'].map((query) => showsFilters(read(query)))).toEqual([true, true, false, true, true]);
    expect(shelfQuery(read('shelf=read&filters=open'))).not.toHaveProperty('filters');
  });
});

describe('search', () => {
  test('ё is е, case and punctuation are nothing, long words first', () => {
    expect(searchWords('  Ёлка,   «Мёртвые» и… ')).toEqual(['мертвые', 'елка', 'и']);
  });
  test('a book is found by everything about it', () => {
    const text = searchTextOf({
      title: 'Мёртвые души', subtitle: 'Поэма', isbn13: '9785389049260', isbn10: '538904926X', series: { name: 'Классика' },
      authors: [{ author: { name: 'Гоголь Н. В.' } }], tags: [{ tag: { name: 'школа' } }],
    });
    for (const word of ['мертвые', 'поэма', 'гоголь', 'классика', 'школа', '9785389049260', '538904926x']) expect(text).toContain(word);
  });
  test('never longer than its column', () => {
    const tags = Array.from({ length: 200 }, (_, index) => ({ tag: { name: `${'я'.repeat(50)}${index}` } }));
    expect(searchTextOf({ title: 'a', subtitle: null, isbn13: null, isbn10: null, series: null, authors: [], tags }).length).toBeLessThanOrEqual(4000);
  });
});

test('numbers: what is stopped is not left, and an empty library is all zeros', () => {
  const numbers = shelfNumbers([
    { state: 'to_read', books: 2, pages: 500, pagesRead: 0 }, { state: 'reading', books: 1, pages: 352, pagesRead: 212 },
    { state: 'read', books: 3, pages: 900, pagesRead: 900 }, { state: 'stopped', books: 1, pages: 400, pagesRead: 50 },
  ]);
  expect(numbers).toMatchObject({ books: 7, booksRead: 3, booksLeft: 3, pagesRead: 1162, pagesLeft: 640 });
  expect(shelfNumbers([])).toMatchObject({ books: 0, booksRead: 0, booksLeft: 0, pagesRead: 0, pagesLeft: 0 });
});

test('years before our era go in and out as people write them', () => {
  expect([-50, -1, 1, 1869].map(typedToYear)).toEqual([-49, 0, 1, 1869]);
  fc.assert(fc.property(fc.integer({ min: -4000, max: 2200 }).filter((year) => year !== 0), (typed) => {
    expect(yearToTyped(typedToYear(typed))).toBe(typed);
  }));
});

test('priorities keep their numbers', () => {
  expect(priorities.map(priorityNumber)).toEqual([0, 1, 2, 3]);
  expect([0, 1, 2, 3, 9].map(priorityName)).toEqual(['none', 'low', 'normal', 'high', 'none']);
});
