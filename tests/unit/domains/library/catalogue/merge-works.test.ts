import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, Work } from '#app/domains/library/catalogue/edition.ts';
import { mergeEditions, mergeWorks, shownWorks } from '#app/domains/library/catalogue/merge-works.ts';

const edition = (more: Partial<Edition> = {}): Edition => ({
  openLibraryId: null, googleBooksId: null, title: 'Oblomov', subtitle: null, authors: ['Ivan Goncharov'], publisher: null, year: null, firstYear: null, pages: null, language: null, isbn13: null, isbn10: null, format: null, description: null, cover: null, ...more,
});
const work = (...editions: Edition[]): Work => ({ openLibraryWork: null, title: null, editionCount: null, editions });
const titles = (works: Work[]) => works.map(({ editions }) => editions.map((one) => one.isbn13 ?? one.year ?? one.title));

describe('two catalogues', () => {
  it('field by field the first that knows wins', () => {
    expect(mergeEditions(edition({ pages: 5, authors: [] }), edition({ pages: 6, year: 2005, authors: ['A'] }))).toEqual(edition({ pages: 5, year: 2005, authors: ['A'] }));
  });

  it('the same number is one edition, whatever its title', () => {
    const merged = mergeWorks([[work(edition({ isbn13: '1', title: 'A', openLibraryId: 'OL1M' }))], [work(edition({ isbn13: '1', title: 'B', googleBooksId: 'g', pages: 5 }))]]);
    expect(merged).toHaveLength(1);
    expect(merged[0]?.editions).toEqual([edition({ isbn13: '1', title: 'A', openLibraryId: 'OL1M', googleBooksId: 'g', pages: 5 })]);
  });

  it('the same folded title and first author are one work with several editions', () => {
    expect(titles(mergeWorks([[work(edition({ isbn13: '1' }))], [work(edition({ isbn13: '2', title: 'OBLOMOV.' })), work(edition({ isbn13: '3', authors: ['Another'] }))]]))).toEqual([['1', '2'], ['3']]);
  });

  it('a work is met again by its own title when its edition has another', () => {
    const own = { ...work(edition({ isbn13: '1', title: 'Обломов' })), title: 'Oblomov' };
    expect(titles(mergeWorks([[own], [work(edition({ isbn13: '2' }))]]))).toEqual([['1', '2']]);
    expect(titles(mergeWorks([[work(edition({ isbn13: '2' }))], [own]]))).toEqual([['2', '1']]);
  });

  it('an edition without a number is shown only where it is news', () => {
    expect(titles(mergeWorks([[work(edition({ isbn13: '1', year: 2005 }))], [work(edition({ year: 2005 })), work(edition({ year: 1915 })), work(edition())]]))).toEqual([['1', 1915]]);
    expect(titles(mergeWorks([[work(edition())], [work(edition({ year: 1915 }))]]))).toEqual([[1915]]);
  });

  it('stand in turns, so that both best guesses are above', () => {
    const list = (prefix: string) => Array.from({ length: 15 }, (_, at) => work(edition({ title: `${prefix}${at}`, isbn13: `${prefix}${at}` })));
    const merged = titles(mergeWorks([list('a'), list('b')])).flat();
    expect(merged.slice(0, 4)).toEqual(['a0', 'b0', 'a1', 'b1']);
    expect(merged).toHaveLength(shownWorks);
  });

  it('together never show a number twice, lose no first guess, and merge with themselves into themselves', () => {
    const anEdition = fc.record({ title: fc.constantFrom('A', 'B', 'C', 'a!'), isbn13: fc.option(fc.constantFrom('1', '2', '3', '4', '5')), year: fc.option(fc.constantFrom(1900, 1950, 2000)), author: fc.constantFrom('X', 'Y') })
      .map(({ author, ...more }) => edition({ ...more, authors: [author] }));
    const lists = fc.array(fc.array(fc.array(anEdition, { minLength: 1, maxLength: 3 }).map((all) => work(...all)), { maxLength: 6 }), { maxLength: 3 });
    fc.assert(fc.property(lists, (all) => {
      const merged = mergeWorks(all);
      expect(merged.every(({ editions }) => editions.length > 0)).toBe(true);
      const numbers = merged.flatMap(({ editions }) => editions.flatMap(({ isbn13 }) => isbn13 ?? []));
      expect(new Set(numbers).size).toBe(numbers.length);
      const first = all.find((list) => list.length > 0)?.[0]?.editions[0];
      if (first?.isbn13) expect(merged[0]?.editions.some(({ isbn13 }) => isbn13 === first.isbn13)).toBe(true);
      // What is shown twice is shown once.
      expect(titles(mergeWorks([merged, merged]))).toEqual(titles(mergeWorks([merged])));
    }), { numRuns: 500 });
  });
});
