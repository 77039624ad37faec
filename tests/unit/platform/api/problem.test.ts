import { expect, test } from 'vitest';
import { partsOf } from '#app/platform/api/problem.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';

test.each([
  ['a house that says when to come again', new AppError('unavailable', { retryAfterSeconds: 15 }), { 'Retry-After': '15' }],
  ['a house that does not know when', new AppError('unavailable'), { 'Retry-After': '5' }],
  ['a code that is used up, which waiting does not mend', new AppError('rate-limited'), {}],
  ['a refusal', new AppError('conflict'), {}],
])('%s', (_what, error, headers) => {
  expect(partsOf(error)?.headers).toEqual(headers);
});
