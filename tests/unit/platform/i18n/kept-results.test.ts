import { expect, test } from 'vitest';
import { keptResults } from '#app/platform/i18n/kept-results.ts';

test('what was worked out is kept for the last keys', () => {
  const asked: string[] = [];
  const lengthOf = keptResults(2, (key) => {
    asked.push(key);
    return key.length;
  });
  expect(['a', 'bb', 'a', 'ccc', 'bb'].map(lengthOf)).toEqual([1, 2, 1, 3, 2]);
  expect(asked).toEqual(['a', 'bb', 'ccc']);
  expect(lengthOf('a')).toBe(1);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('nothing, as a result, is a result as well', () => {
  let times = 0;
  const nothing = keptResults(5, () => ((times += 1), ''));
  expect([nothing('x'), nothing('x'), nothing('')]).toEqual(['', '', '']);
  expect(times).toBe(2);
});
