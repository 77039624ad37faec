import { expect, it } from 'vitest';
import { requireUuid, uuidOrNull } from '#app/platform/http/require-uuid.ts';

it('an id in an address is one or none', () => {
  const id = '0190b5c8-0000-7000-8000-000000000001';
  expect([uuidOrNull(id), requireUuid(id)]).toEqual([id, id]);
  for (const text of ['', 'x', `${id}0`, `${id}' OR 1=1`]) {
    expect(uuidOrNull(text)).toBeNull();
    expect(() => requireUuid(text)).toThrow('not-found');
  }
  expect(uuidOrNull(null)).toBeNull();
});
