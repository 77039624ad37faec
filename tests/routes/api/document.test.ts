import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient } from '#tests/support/api-client.ts';
import { documentOf, operationAt, resolved } from '#tests/support/api-promises.ts';
import type { ApiDocument } from '#tests/support/api-promises.ts';

const app = await createTestApp();
const document = await documentOf(app);
const inRussian = (await apiClient(app)('GET', '/openapi.json', { headers: { 'Accept-Language': 'ru' } })).body as unknown as ApiDocument;

const find = (method: string, path: string) => {
  const operation = operationAt(document, method, path);
  if (!operation) throw new Error(`${method} ${path} is not told of`);
  return operation;
};
const statusesOf = (method: string, path: string) => Object.keys(find(method, path).responses).map(Number);
const headersOf = (method: string, path: string, status: number) => {
  const { headers } = resolved<{ headers: Record<string, { $ref: string }> }>(document, find(method, path).responses[status] as never);
  return Object.fromEntries(Object.entries(headers).map(([name, ref]) => [name, resolved<{ required: boolean }>(document, ref).required]));
};
const heededBy = (method: string, path: string) => find(method, path).parameters.map((one) => resolved<{ name: string; in?: string }>(document, one)).filter((one) => one.in === 'header').map(({ name }) => name);

/** Everything below a thing, as text and by itself. */
const within = (thing: unknown): [string, unknown][] => (typeof thing === 'object' && thing !== null ? Object.entries(thing).flatMap(([name, one]) => [[name, one] as [string, unknown], ...within(one)]) : []);
const usual = { 'RateLimit-Limit': true, 'RateLimit-Remaining': true, 'RateLimit-Reset': true, 'Content-Language': true };

describe('the document', () => {
  it('leads nowhere in no place, and keeps nothing that nobody names', () => {
    const refs = new Set(within(document).filter(([name]) => name === '$ref').map(([, ref]) => String(ref)));
    for (const $ref of refs) expect(() => resolved(document, { $ref })).not.toThrow();
    const parts = Object.entries(document.components).filter(([name]) => name !== 'securitySchemes').flatMap(([name, of]) => Object.keys(of).map((part) => `#/components/${name}/${part}`));
    // No operation answers that its address has others.
    expect(parts.filter((part) => !refs.has(part))).toEqual(['#/components/responses/Problem405-Allow']);
  });

  it('says the same in both languages, and every sentence of it', () => {
    const bare = (told: unknown): unknown => JSON.parse(JSON.stringify(told, (name, value: unknown) => (['description', 'summary', 'title'].includes(name) && typeof value === 'string' ? '' : value)));
    expect(bare(inRussian)).toEqual(bare(document));
    const texts = (told: ApiDocument) => within(told).filter(([name, one]) => ['description', 'summary'].includes(name) && typeof one === 'string').map(([, text]) => String(text));
    expect(texts(document).filter((text) => text === '' || /\w+:\w+\.\w+|\{\{/.test(text))).toEqual([]);
    expect(texts(inRussian).filter((text) => !/[а-яё]/i.test(text) && text !== 'API')).toEqual([]);
  });
});

describe('what an operation is said to answer', () => {
  it.each([
    ['GET', '/books', [200, 304, 400, 401, 403, 429, 500, 503]],
    ['GET', '/books/{id}', [200, 304, 400, 401, 403, 404, 429, 500, 503]],
    ['POST', '/books', [201, 400, 401, 403, 409, 413, 415, 422, 429, 500, 503]],
    ['PATCH', '/walks', [200, 400, 401, 403, 404, 412, 413, 415, 429, 500, 503]],
    ['DELETE', '/titles/{id}', [204, 400, 401, 403, 404, 409, 412, 429, 500, 503]],
    ['PUT', '/user/@me/avatar', [200, 400, 401, 403, 412, 413, 429, 500, 503, 507]],
    ['GET', '/openapi.json', [200, 304, 400, 401, 429, 500, 503]],
    ['POST', '/auth/token', [200, 400, 401, 409, 413, 415, 429, 500, 503]],
  ] as const)('%s %s', (method, path, statuses) => {
    expect(statusesOf(method, path)).toEqual(statuses);
  });

  it('with which headers', () => {
    expect(headersOf('GET', '/books', 200)).toEqual({ ...usual, ETag: true, Link: false });
    expect(headersOf('GET', '/books', 304)).toEqual({ ...usual, ETag: true, Link: false });
    expect(headersOf('POST', '/books', 201)).toEqual({ ...usual, 'Location': true, 'Idempotent-Replayed': false });
    expect(headersOf('POST', '/books', 409)).toEqual({ ...usual, 'Idempotent-Replayed': false, 'Retry-After': false });
    expect(headersOf('POST', '/walks', 409)).toEqual({ ...usual, 'Location': false, 'Idempotent-Replayed': false, 'Retry-After': false });
    expect(headersOf('PATCH', '/books/{id}', 200)).toEqual({ ...usual, ETag: true });
    expect(headersOf('DELETE', '/books/{id}', 204)).toEqual(usual);
    expect(headersOf('GET', '/books', 401)).toEqual({ ...usual, 'WWW-Authenticate': true });
    expect(headersOf('GET', '/books', 429)).toEqual({ ...usual, 'Retry-After': true });
    expect(headersOf('POST', '/auth/token', 429)).toEqual({ ...usual, 'Retry-After': false });
    expect(headersOf('GET', '/books', 503)).toEqual({ ...Object.fromEntries(Object.keys(usual).map((name) => [name, false])), 'Retry-After': true });
  });

  it('and which headers of a request it heeds', () => {
    expect(heededBy('GET', '/books')).toEqual(['Accept-Language', 'If-None-Match']);
    expect(heededBy('POST', '/books')).toEqual(['Accept-Language', 'Idempotency-Key']);
    expect(heededBy('PATCH', '/walks')).toEqual(['Accept-Language', 'If-Match']);
    expect(heededBy('POST', '/auth/token')).toEqual(['Accept-Language']);
  });
});

it.each([['en', 'What many operations answer', 'It is no longer as you have seen it'], ['ru', 'Что отвечают многие операции', 'Это уже не то, что вы видели']] as const)('the page tells what is common once, and leads there (%s)', async (language, heading, meaning) => {
  const { text } = await app.browser({ language }).get('/api/v1/docs');
  expect(text).toContain(heading);
  const targets = new Set([...text.matchAll(/href="[^"#]*#((?:status|header)-[^"]+)"/g)].map(([, id]) => id));
  expect(targets.size).toBeGreaterThan(8);
  for (const id of targets) expect(text.split(`id="${id}"`).length, id).toBe(2);
  // As an answer and as a problem's code: not once for every operation.
  expect(text.split(`<span>${meaning}</span>`).length - 1).toBe(2);
});
