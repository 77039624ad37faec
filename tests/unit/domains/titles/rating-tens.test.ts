import { expect, test } from 'vitest';
import { tensOn } from '#app/domains/titles/model/rating-tens.ts';

test.each([
  ['hundred', [[0, 9], [80, 89], [90, 100]]],
  ['smileys', [[0, 9], [80, 89], [90, 100]]],
  ['ten', [[0, 1], [8, 9], [9, 10]]],
  ['five', [[0, 0.5], [4, 4.5], [4.5, 5]]],
] as const)('the bars of a scale of %s', (scale, [first, ninth, last]) => {
  const bars = tensOn(scale).map(({ from, to }) => [from, to]);
  expect(bars).toHaveLength(10);
  expect([bars[0], bars[8], bars[9]]).toEqual([first, ninth, last]);
});
