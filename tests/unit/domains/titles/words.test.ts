import { describe, expect, test } from 'vitest';
import { average, averageOn } from '#app/domains/titles/model/average.ts';
import { paragraphsOf } from '#app/domains/titles/model/paragraphs.ts';

describe('averages', () => {
  test.each([[0, 0, null], [0, 1, 0], [200, 3, 200 / 3], [100, 1, 100], [155, 2, 77.5]])('%i by %i is %s', (sum, count, expected) => {
    expect(average(sum, count)).toBe(expected);
  });

  test.each([['hundred', 73, 100], ['ten', 7.3, 10], ['five', 3.6, 5], ['smileys', 73, 100]] as const)('by %s', (scale, value, max) => {
    expect(averageOn(218 / 3, scale)).toMatchObject({ value, max });
  });

  test('are rounded once: 72.45 is 7.2 of 10, though it is 72.5 of 100 to one decimal', () => {
    expect(averageOn(72.45, 'ten').value).toBe(7.2);
    expect(averageOn(100, 'five').value).toBe(5);
    expect(averageOn(0, 'ten').value).toBe(0);
  });
});

test.each([
  ['one', ['one']], ['one\ntwo', ['one\ntwo']], ['one\n\ntwo', ['one', 'two']], ['one\r\n \r\n\r\ntwo\r\n', ['one', 'two']], ['\n\n', []],
])('paragraphs of %j', (text, expected) => {
  expect(paragraphsOf(text)).toEqual(expected);
});
