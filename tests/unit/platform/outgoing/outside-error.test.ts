import { expect, it } from 'vitest';
import { refusedBy } from '#app/platform/outgoing/outside-error.ts';

it('a status that says no keeps when to come again, in seconds or as a date', () => {
  expect(refusedBy(503, null)).toMatchObject({ reason: 'status', status: 503, retryAfterSeconds: null, message: 'status 503' });
  for (const nothing of [undefined, '', 'soon', ['7']]) expect(refusedBy(429, nothing).retryAfterSeconds).toBeNull();
  expect(refusedBy(429, '7').retryAfterSeconds).toBe(7);
  const inAMinute = refusedBy(429, new Date(Date.now() + 60_000).toUTCString()).retryAfterSeconds;
  expect(inAMinute).toBeGreaterThan(55);
  expect(inAMinute).toBeLessThanOrEqual(60);
  expect(refusedBy(429, new Date(0).toUTCString()).retryAfterSeconds).toBe(0);
});
