import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtEnd, pageAt, pagesAdvanced, pagesLeft, permilleAt, standing, toPosition } from '#app/domains/library/model/progress.ts';

const pages = fc.integer({ min: 1, max: 100_000 });

describe('a typed position', () => {
  test.each([
    [{ page: 212 }, 352, { page: 212, permille: 602 }],
    [{ page: 352 }, 352, { page: 352, permille: 1000 }],
    [{ page: 0 }, 352, { page: 0, permille: 0 }],
    [{ page: 40 }, null, { page: 40, permille: 0 }],
    [{ percent: 50 }, 352, { page: 176, permille: 500 }],
    [{ percent: 33.3 }, null, { page: null, permille: 333 }],
    [{ percent: 100 }, 7, { page: 7, permille: 1000 }],
    [{ page: 353 }, 352, 'pageBeyondEnd'],
    [{ page: -1 }, 352, 'pageOutOfRange'],
    [{ page: 1.5 }, 352, 'pageOutOfRange'],
    [{ percent: 100.1 }, 352, 'percentOutOfRange'],
    [{ percent: Number.NaN }, 352, 'percentOutOfRange'],
  ])('%j of %s pages', (typed, length, expected) => {
    expect(toPosition(typed, length)).toEqual(expected);
  });

  test('only the last page is the whole book', () => {
    fc.assert(fc.property(pages, fc.nat(), (length, seed) => {
      const page = seed % (length + 1);
      expect(permilleAt(page, length) === 1000).toBe(page === length);
    }));
  });

  test('a page comes back from its share within what a thousandth of the book is', () => {
    fc.assert(fc.property(pages, fc.nat(), (length, seed) => {
      const page = seed % (length + 1);
      expect(Math.abs(pageAt(permilleAt(page, length), length) - page)).toBeLessThanOrEqual(Math.ceil(length / 1000));
    }));
  });

  test('its percentage never leaves the book', () => {
    fc.assert(fc.property(pages, fc.integer({ min: 0, max: 1000 }), (length, permille) => {
      const page = pageAt(permille, length);
      expect(page >= 0 && page <= length).toBe(true);
      expect(page === length, 'only the whole is the last page').toBe(permille === 1000);
    }));
  });
});

describe('pages that count', () => {
  test('over any walk through a book they are the furthest page, and never negative', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 40 }), (walk) => {
      let furthest = 0;
      let total = 0;
      for (const page of walk) {
        const counted = pagesAdvanced(page, furthest);
        expect(counted).toBeGreaterThanOrEqual(0);
        total += counted;
        furthest = Math.max(furthest, page);
      }
      expect(total).toBe(Math.max(0, ...walk));
    }));
  });

  test('without a page nothing counts', () => expect(pagesAdvanced(null, 0)).toBe(0));
});

describe('where a book stands', () => {
  test.each([
    ['to_read', 300, { page: 120, permille: 400 }, { currentPage: null, currentPermille: null, pagesRead: 0 }],
    ['reading', 300, { page: 120, permille: 400 }, { currentPage: 120, currentPermille: 400, pagesRead: 120 }],
    ['reading', 300, null, { currentPage: null, currentPermille: null, pagesRead: 0 }],
    ['reading', null, { page: 120, permille: 0 }, { currentPage: 120, currentPermille: null, pagesRead: 120 }],
    ['reading', null, { page: null, permille: 250 }, { currentPage: null, currentPermille: 250, pagesRead: 0 }],
    // The length became known after the percentage, or shrank below the page.
    ['reading', 200, { page: null, permille: 250 }, { currentPage: 50, currentPermille: 250, pagesRead: 50 }],
    ['reading', 100, { page: 120, permille: 400 }, { currentPage: 100, currentPermille: 1000, pagesRead: 100 }],
    ['stopped', 300, { page: 120, permille: 400 }, { currentPage: 120, currentPermille: 400, pagesRead: 120 }],
    ['read', 300, { page: 120, permille: 400 }, { currentPage: 300, currentPermille: 1000, pagesRead: 300 }],
    ['read', null, { page: 90, permille: 0 }, { currentPage: null, currentPermille: 1000, pagesRead: 90 }],
    ['read', null, null, { currentPage: null, currentPermille: 1000, pagesRead: 0 }],
  ] as const)('%s, %s pages, at %j', (state, length, position, expected) => {
    expect(standing(state, length, position)).toEqual(expected);
  });

  test('read and left are the whole book', () => {
    fc.assert(fc.property(fc.constantFrom('to_read', 'reading', 'read', 'stopped'), pages, fc.nat(200_000), (state, length, page) => {
      const { pagesRead } = standing(state, length, { page, permille: permilleAt(page, length) });
      expect(pagesRead + pagesLeft(length, pagesRead)!).toBe(length);
    }));
  });

  test('the end by page, and by percent where nobody knows the length', () => {
    expect(isAtEnd({ page: 299, permille: 996 }, 300)).toBe(false);
    expect(isAtEnd({ page: 300, permille: 1000 }, 300)).toBe(true);
    expect(isAtEnd({ page: 300, permille: 0 }, null)).toBe(false);
    expect(isAtEnd({ page: null, permille: 1000 }, null)).toBe(true);
  });
});
