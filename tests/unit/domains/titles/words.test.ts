import { describe, expect, test } from 'vitest';
import { average, scaledAverage } from '#app/domains/titles/model/average.ts';
import { paragraphsOf } from '#app/domains/titles/model/paragraphs.ts';

describe('averages', () => {
  test.each([[0, 0, null], [0, 1, 0], [200, 3, 66.7], [100, 1, 100], [155, 2, 77.5]])('%i by %i is %s', (sum, count, expected) => {
    expect(average(sum, count)).toBe(expected);
  });

  test.each([['hundred', 78.4, 100], ['ten', 7.84, 10], ['five', 3.92, 5], ['smileys', 78.4, 100]] as const)('by %s', (scale, value, max) => {
    const shown = scaledAverage(78.4, scale);
    expect(shown.value).toBeCloseTo(value, 10);
    expect(shown.max).toBe(max);
  });
});

test.each([
  ['one', ['one']], ['one\ntwo', ['one\ntwo']], ['one\n\ntwo', ['one', 'two']], ['one\r\n \r\n\r\ntwo\r\n', ['one', 'two']], ['\n\n', []],
])('paragraphs of %j', (text, expected) => {
  expect(paragraphsOf(text)).toEqual(expected);
});
