import { expect, it } from 'vitest';
import { mannWhitney, median } from '#tests/timing/mann-whitney.ts';

/** z worked out by hand: −12.5 ÷ √22.9167, −2.5 ÷ √22.9167, and with ties −9.5 ÷ √21.5278. */
it('the rank-sum test agrees with a table of the normal distribution', () => {
  expect(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(0.009023, 5);
  expect(mannWhitney([1, 3, 5, 7, 9], [2, 4, 6, 8, 10])).toBeCloseTo(0.601508, 5);
  expect(mannWhitney([1, 1, 2, 2, 3], [2, 3, 3, 4, 4])).toBeCloseTo(0.04061, 5);
  expect(mannWhitney([5, 5, 5], [5, 5, 5])).toBe(1);
});

it('a shift of half a deviation shows among five hundred, none does not', () => {
  const spread = Array.from({ length: 500 }, (_, at) => Math.sin(at * 12.9898) * 43758.5453 % 1);
  expect(mannWhitney(spread, spread.map((value) => value + 0.2))).toBeLessThan(0.001);
  expect(mannWhitney(spread, [...spread].reverse())).toBeCloseTo(1, 5);
});

it('the median is the middle, or between the two middles', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
});
