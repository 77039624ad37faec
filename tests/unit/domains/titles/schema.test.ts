import { expect, it } from 'vitest';
import { reviewInput, walkInput } from '#app/domains/titles/schema.ts';

it('a review’s lines end with one sign, and count as one', () => {
  expect(reviewInput.parse({ rating: 50, text: ' One\r\nTwo\rThree ' }).text).toBe('One\nTwo\nThree');
  expect(reviewInput.safeParse({ rating: 50, text: 'ab\r\n'.repeat(6_600) }).success).toBe(true);
  expect(reviewInput.safeParse({ rating: 50, text: 'x'.repeat(20_001) }).success).toBe(false);
});

it.each(['2026-02-29', '2026-02-31', '2026-04-31', '2026-13-01', '0026-05-12', '1899-12-31', 'yesterday'])('%s is no day of a walk, and no other one instead', (startedOn) => {
  expect(walkInput.safeParse({ state: 'completed', startedOn }).error?.issues).toMatchObject([{ path: ['startedOn'], message: 'titles:errors.date' }]);
});

it('a day is UTC midnight', () => {
  expect(walkInput.parse({ state: 'completed', startedOn: '2024-02-29' }).startedOn).toEqual(new Date('2024-02-29T00:00:00Z'));
});
