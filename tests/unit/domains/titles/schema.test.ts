import { expect, it } from 'vitest';
import { reviewInput } from '#app/domains/titles/schema.ts';

it('a review’s lines end with one sign, and count as one', () => {
  expect(reviewInput.parse({ rating: 50, text: ' One\r\nTwo\rThree ' }).text).toBe('One\nTwo\nThree');
  expect(reviewInput.safeParse({ rating: 50, text: 'ab\r\n'.repeat(6_600) }).success).toBe(true);
  expect(reviewInput.safeParse({ rating: 50, text: 'x'.repeat(20_001) }).success).toBe(false);
});
