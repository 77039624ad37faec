import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untilRepeated, withoutRepeats } from '#app/kernel/contributions/repeats.ts';

const same = (key: string | null) => key;

describe('what a batch takes of its rows, where each is about one thing', () => {
  it.each<[string, (string | null)[], (string | null)[], (string | null)[]]>([
    ['nothing', [], [], []],
    ['different things', ['a', 'b'], ['a', 'b'], ['a', 'b']],
    ['one thing twice', ['a', 'b', 'a', 'c'], ['a', 'b'], ['a', 'b', 'c']],
    ['rows about nothing', [null, 'a', null, 'a', null], [null, 'a', null], [null, 'a', null, null]],
  ])('%s', (_what, rows, until, without) => {
    expect(untilRepeated(rows, same)).toEqual(until);
    expect(withoutRepeats(rows, (key) => (key === null ? [] : [key]))).toEqual(without);
  });

  it('a row may be about several things, of which one is enough', () => {
    expect(withoutRepeats(['ab', 'bc', 'cd'], (keys) => [...keys])).toEqual(['ab', 'cd']);
  });

  it('the first row is always taken, so that batch after batch comes to the end', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 1 }), (rows) => {
      const until = untilRepeated(rows, same);
      expect(until.length).toBeGreaterThan(0);
      expect(rows.slice(0, until.length)).toEqual(until);
    }));
  });
});
