import { expect, it } from 'vitest';
import { routePlace } from '#app/platform/http/route-place.ts';

const id = '0190a0a0-0000-7000-8000-000000000001';

it.each([
  ['GET', `/library/books/${id}/tags`, { id }, 'GET /library/books/:id/tags'],
  ['POST', '/people/%D0%B0%D0%BD%D0%BD%D0%B0', { username: 'анна' }, 'POST /people/:username'],
  ['GET', '/nowhere/at/all', { '*': 'nowhere/at/all' }, 'GET /*'],
  ['GET', `/library/books/${id}`, {}, 'GET /library/books/:id'],
  ['GET', '/library', {}, 'GET /library'],
  ['GET', '/%E0%A4%A', {}, 'GET /%E0%A4%A'],
])('%s %s', (method, path, params, place) => {
  expect(routePlace(method, path, params)).toBe(place);
});

it('has a limited length', () => {
  expect(routePlace('GET', `/${'x'.repeat(5_000)}`, {}).length).toBe(200);
});
