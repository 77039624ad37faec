import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNarrowed, listQuery, readListView, titleSorts } from '#app/domains/titles/model/list-view.ts';
import type { TitleListView } from '#app/domains/titles/model/list-view.ts';
import { genresOf } from '#app/domains/titles/model/genres.ts';
import { titleTypes } from '#app/domains/titles/model/title-type.ts';
import { walkStates } from '#app/domains/titles/model/walk-state.ts';

const read = (query: string, type: TitleListView['type'] = 'film') => readListView(new URLSearchParams(query), type);

describe('the address of a list', () => {
  test('says nothing: everything, as added', () => {
    expect(read('')).toEqual({ type: 'film', sort: 'id', layout: 'list', q: '', genre: null, year: null, state: null, after: null });
    expect(isNarrowed(read('sort=name&view=grid'))).toBe(false);
  });

  test.each([
    ['sort=worst', { sort: 'id' }], ['view=table', { layout: 'list' }], ['genre=platformer', { genre: null }], ['genre=noir%00', { genre: null }],
    ['year=1869', { year: null }], ['year=19e2', { year: null }], ['year=1999', { year: 1999 }], ['state=reading', { state: null }], ['state=mastered', { state: 'mastered' }],
    ['q=%00a%0Ab', { q: 'a b' }], [`q=${'x'.repeat(500)}`, { q: 'x'.repeat(200) }],
  ])('%s', (query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });

  test('a genre is one of the type’s own', () => {
    expect(read('genre=platformer', 'game').genre).toBe('platformer');
  });

  test('written and read again it is the same, and any change begins the pages anew', () => {
    const views = fc.constantFrom(...titleTypes).chain((type) => fc.record({
      type: fc.constant(type), sort: fc.constantFrom(...titleSorts), layout: fc.constantFrom('list' as const, 'grid' as const),
      q: fc.string({ maxLength: 50 }).map((text) => text.replace(/[\u0000-\u001f\ufffd]/g, '').trim()),
      genre: fc.option(fc.constantFrom(...genresOf(type))), year: fc.option(fc.integer({ min: 1870, max: 2200 })), state: fc.option(fc.constantFrom(...walkStates)), after: fc.constant(null),
    }));
    fc.assert(fc.property(views, (view) => {
      const params = new URLSearchParams(Object.entries(listQuery(view)).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
      expect(readListView(params, view.type)).toEqual(view);
      expect(listQuery({ ...view, after: 'cursor' }).after).toBeNull();
    }));
  });
});
