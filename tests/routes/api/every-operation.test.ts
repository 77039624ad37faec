import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { personalScopes, scopes } from '#app/kernel/accounts/tokens/scopes.ts';
import { problemSchema } from '#app/platform/api/openapi.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { problemCodes } from '#app/routes/api/problem-codes.ts';
import { operations } from '#app/routes/api/operations.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, personalToken, signedInClient } from '#tests/support/api-client.ts';
import type { ApiAnswer } from '#tests/support/api-client.ts';
import { documentOf, requirePromised } from '#tests/support/api-promises.ts';
import { createPerson } from '#tests/support/people.ts';

/** Every operation that the document has, with what its own schemas allow, what lies at their edges, and what they refuse. */
const app = await createTestApp();
const [title = '', free = ''] = (await app.db.title.createManyAndReturn({ data: ['Solaris', 'Stalker'].map((name) => ({ type: 'film' as const, name, nameKey: name.toLowerCase() })), select: { id: true } })).map(({ id }) => id);

type Call = ReturnType<typeof apiClient>;

/** One of everything that somebody can have, by the names that addresses have for it. */
async function belongings(call: Call): Promise<Record<string, string>> {
  const made = async (path: string, body: object) => String((await call('POST', path, { body })).body.id);
  const book = await made('/books', { title: 'Roadside Picnic', pages: 200 });
  return {
    books: book, reading_id: await made(`/books/${book}/readings`, { state: 'reading', started_on: '2026-01-01' }), entry_id: await made(`/books/${book}/progress`, { value: 50 }),
    goals: await made('/goals', { metric: 'library.books', amount: 3 }), walks: await made('/walks', { title_id: title, state: 'planned' }), reviews: await made('/reviews', { title_id: title, rating: 50 }), titles: title,
  };
}
const others = Object.values(await belongings((await signedInClient(app)).call));

type Shape = {
  type?: string | string[]; const?: unknown; enum?: unknown[]; anyOf?: Shape[]; pattern?: string; format?: string; minLength?: number; maxLength?: number;
  minimum?: number; maximum?: number; items?: Shape; maxItems?: number; properties?: Record<string, Shape>; required?: string[];
};

const shapeOf = (schema: z.ZodType | undefined): Shape => (schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape) : { type: 'object', properties: {} });

/** Values that a schema allows, its edges among them. */
function valid(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(valid));
  if (shape.type === 'null') return fc.constant(null);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer' || shape.type === 'number') {
    const [min, max] = [Math.max(shape.minimum ?? -1000, -1e9), Math.min(shape.maximum ?? 1000, 1e9)];
    const inside = shape.type === 'integer' ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) }) : fc.double({ min, max, noNaN: true });
    return fc.oneof(fc.constantFrom(Math.ceil(min), Math.floor(max)), inside);
  }
  if (shape.type === 'array') return fc.array(valid(shape.items ?? {}), { maxLength: Math.min(shape.maxItems ?? 3, 3) });
  if (shape.type === 'object') return fc.record(Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, one]) => [name, valid(one)])), { requiredKeys: shape.required ?? [] });
  if (shape.format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(free, ...others));
  if (shape.pattern) return fc.stringMatching(new RegExp(shape.pattern));
  const [least, most] = [shape.minLength ?? 0, Math.min(shape.maxLength ?? 200, 300)];
  return fc.oneof(fc.string({ minLength: least, maxLength: most, unit: 'grapheme' }), fc.constant('x'.repeat(shape.maxLength !== undefined && shape.maxLength < 60_000 ? shape.maxLength : most)), fc.emailAddress());
}

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>, fc.constantFrom({ contains: '' }, { not: null }, [], '\u0000', '\ud800', 1e308, -1, '', 'a'.repeat(70_000), { title: {}, id: [] }));

const inputs = (operation: Operation): fc.Arbitrary<{ params: Record<string, unknown>; query: Record<string, unknown>; body: unknown; isWild: boolean }> => {
  const [params, query, body] = [shapeOf(operation.params), shapeOf(operation.query), shapeOf(operation.body)];
  const parts = { params: valid(params), query: valid(query), body: valid(body) } as { params: fc.Arbitrary<Record<string, unknown>>; query: fc.Arbitrary<Record<string, unknown>>; body: fc.Arbitrary<unknown> };
  const wild = { ...parts, query: fc.oneof(parts.query, fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 50 }), { maxKeys: 3 })), body: fc.oneof(anything, fc.tuple(parts.body, anything).map(([good, bad]) => spoiled(good, bad))) };
  return fc.oneof(fc.record({ ...parts, isWild: fc.constant(false) }), fc.record({ ...wild, isWild: fc.constant(true) }));
};

/** A good body with one field that is not. */
function spoiled(good: unknown, bad: unknown): unknown {
  const names = Object.keys((good ?? {}) as object);
  return { ...(good as object), [names[0] ?? 'more']: bad };
}

/** A body that has everything and fits, once for each object in it with a field more there. */
function withOneMore(shape: Shape): { body: unknown; field: string }[] {
  if (shape.anyOf) return shape.anyOf.flatMap(withOneMore);
  if (shape.items) return withOneMore(shape.items).map(({ body, field }) => ({ body: [body], field: `0.${field}` }));
  if (!shape.properties) return [];
  const [full] = fc.sample(fc.record(Object.fromEntries(Object.entries(shape.properties).map(([name, one]) => [name, valid(one)]))), { numRuns: 1, seed: 1 });
  const deeper = Object.entries(shape.properties).flatMap(([name, one]) => withOneMore(one).map(({ body, field }) => ({ body: { ...full, [name]: body }, field: `${name}.${field}` })));
  return [{ body: { ...full, extra: 1 }, field: 'extra' }, ...deeper];
}

const pathOf = (operation: Operation, params: Record<string, unknown>, query: Record<string, unknown>) => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])) || 'x');
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()]));
  return `${path}${search.size > 0 ? `?${search}` : ''}`;
};

/** What a client may say of what it has seen and of trying again: mostly nothing, so that most requests come through. */
const conditions = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ 'If-Match': fc.constantFrom('*', '"not this"'), 'If-None-Match': fc.constantFrom('*', '"not this"'), 'Idempotency-Key': fc.constantFrom('one', 'another', 'no key') }, { requiredKeys: [] }) },
);

/** The address of what is there: each word before an `{id}` says of which kind it is. */
const ownOf = (operation: Operation, own: Record<string, string>): Record<string, string> =>
  Object.fromEntries([...operation.path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, word = '', name = '']) => [name, own[name] ?? own[word] ?? title]));

/** Does an answer say what its definition promised? That its status and its headers are told of, every client of these tests asks by itself. */
function promised(operation: Operation, answer: ApiAnswer): void {
  expect(answer.status, `${operation.id}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  if (answer.status === 304) return expect(answer.text).toBe('');
  if (answer.status >= 400) {
    const problem = problemSchema.parse(answer.body);
    expect(problemCodes).toContain(problem.code);
    if (answer.status === 401) expect(answer.headers.get('www-authenticate'), operation.id).toMatch(/^Bearer/);
    expect(`${problem.title} ${JSON.stringify(problem.errors ?? '')} ${problem.detail ?? ''}`, operation.id).not.toMatch(/[a-z-]+:[a-zA-Z]+\.[a-zA-Z]+/);
    return;
  }
  expect(Object.keys(operation.answers)).toContain(String(answer.status));
  const schema = operation.answers[answer.status];
  if (schema) schema.parse(answer.body);
  else expect(answer.text).toBe('');
}

const secretBodies = new Set(['changePassword', 'changeEmail']);

describe('fuzz', () => {

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s answers as its schema says, whatever it is sent', async (_id, operation) => {
    const { call, person } = await signedInClient(app);
    const own = operation.scope === null ? {} : { ...(await belongings(call)), user: person.id };
    await fc.assert(fc.asyncProperty(inputs(operation), conditions, fc.boolean(), async ({ params, query, body }, headers, isOwn) => {
      const answer = await call(operation.method, pathOf(operation, isOwn ? ownOf(operation, own) : params, query), { headers, ...(operation.body && { body }) });
      promised(operation, answer);
    }), { numRuns: 25, seed: 42, endOnFailure: true });
  }, 60_000);
});

describe('what the way refuses', () => {
  const some = (operation: Operation) => pathOf(operation, (fc.sample(valid(shapeOf(operation.params)), { numRuns: 1, seed: 1 }) as Record<string, unknown>[])[0] ?? {}, {});

  it('bodies that are no JSON or too large, where one is taken', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ body }) => body)) {
      const type = await call(operation.method, some(operation), { raw: 'x', headers: { 'Content-Type': 'text/plain' } });
      const size = await call(operation.method, some(operation), { raw: `{"x":"${'x'.repeat(1_100_000)}"}`, headers: { 'Content-Type': 'application/json' } });
      expect([operation.id, type.status, type.headers.get(operation.method === 'PATCH' ? 'accept-patch' : 'accept-post'), size.status]).toEqual([operation.id, 415, 'application/json', 413]);
    }
  });

  it('fields that it does not know, at every level of every body', async () => {
    const { call } = await signedInClient(app);
    const told: string[] = [];
    for (const operation of operations.filter(({ body }) => body)) {
      for (const { body, field } of withOneMore(shapeOf(operation.body))) {
        const answer = await call(operation.method, some(operation), { body });
        const fields = ((answer.body.errors ?? []) as { field: string }[]).map((one) => one.field);
        expect([operation.id, answer.status, fields.includes(field)], `${field}: ${answer.text}`).toEqual([operation.id, 400, true]);
        told.push(`${operation.id} ${field}`);
      }
    }
    // The deeper ones are among them.
    expect(told).toEqual(expect.arrayContaining(['createTitle extra', 'createTitle credits.0.extra', 'changeTitle credits.0.extra']));
  });

  it('no body where none is taken: nobody reads it, however large', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ method }) => method === 'DELETE')) {
      const { status } = await call(operation.method, some(operation), { raw: 'x'.repeat(1_100_000) });
      expect([operation.id, [204, 404].includes(status)]).toEqual([operation.id, true]);
    }
  });

  it('pictures that are none or too large', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ form }) => form)) {
      const path = operation.path.replace('{id}', title);
      const size = await call(operation.method, path, { raw: 'x'.repeat((operation.form?.bytes ?? 0) + 1), headers: { 'Content-Type': 'multipart/form-data; boundary=x' } });
      expect([operation.id, (await call(operation.method, path, { raw: 'x' })).status, size.status]).toEqual([operation.id, 400, 413]);
    }
  });

  it('an answer that the document does not tell of is found', async () => {
    const document = await documentOf(app);
    const usual = { 'RateLimit-Limit': '600', 'RateLimit-Remaining': '1', 'RateLimit-Reset': '1', 'Content-Language': 'en' };
    const answered = (status: number, more: Record<string, string>, text = '') => () => requirePromised(document, 'DELETE', `/walks/${title}`, { status, headers: new Headers({ ...usual, ...more }), text });
    const problem = { 'Content-Type': 'application/problem+json; charset=utf-8' };
    expect(answered(204, {})).not.toThrow();
    expect(answered(404, problem, '{}')).not.toThrow();
    expect(answered(409, problem, '{}')).toThrow(/removeWalk answers 409/);
    expect(answered(401, problem, '{}')).toThrow(/WWW-Authenticate/);
    expect(answered(204, { Location: '/' })).toThrow(/Location/);
    expect(answered(204, { 'RateLimit-Reset': 'soon' })).toThrow(/RateLimit-Reset/);
    expect(answered(404, { 'Content-Type': 'text/html' }, '<p>')).toThrow(/text\/html/);
    expect(answered(204, {}, 'more')).toThrow(/4 characters/);
  });
});

describe('who may', () => {
  const walk = async (token: string | null, operation: Operation) => {
    const [params] = fc.sample(valid(shapeOf(operation.params)), { numRuns: 1, seed: 1 }) as Record<string, unknown>[];
    const answer = await apiClient(app, token)(operation.method, pathOf(operation, params ?? {}, {}), operation.body ? { body: { nothing: 'of this' } } : {});
    promised(operation, answer);
    return answer;
  };

  it('every operation states a policy and a scope that exists; only ways in and the document go without a token', () => {
    const open = operations.filter(({ policy }) => policy.name === 'anyone').map(({ id }) => id);
    expect(open).toEqual(['sendRegistrationCode', 'register', 'getTokens', 'renewTokens', 'restorePassword', 'getDocument']);
    for (const { id, scope, policy } of operations) expect([id, scope === null ? policy.name === 'anyone' : (scopes as readonly string[]).includes(scope)]).toEqual([id, true]);
  });

  it('without a token there is nothing but those', async () => {
    for (const operation of operations) {
      const { status } = await walk(null, operation);
      expect([operation.id, status === 401]).toEqual([operation.id, operation.policy.name !== 'anyone']);
    }
  });

  it('a token that is none opens nothing, not even what needs none', async () => {
    for (const operation of operations) expect([operation.id, (await walk('none.of.ours', operation)).status]).toEqual([operation.id, 401]);
  });

  it.each(['member', 'teacher', 'owner'] as const)('a %s who is signed in is let through to every operation', async (role) => {
    const { tokens } = await signedInClient(app, role);
    for (const operation of operations.filter(({ id }) => id !== 'removeAvatar' && !secretBodies.has(id))) {
      const { status } = await walk(tokens.access_token, operation);
      expect([operation.id, [401, 403].includes(status)]).toEqual([operation.id, false]);
    }
  });

  it.each(personalScopes)('a personal token with %s opens what names it, and nothing else', async (scope) => {
    const token = await personalToken(app, await createPerson(app.db), [scope]);
    for (const operation of operations.filter(({ policy }) => policy.name !== 'anyone')) {
      const { status, headers } = await walk(token, operation);
      expect([operation.id, status === 403]).toEqual([operation.id, operation.scope !== scope]);
      if (status === 403) expect(headers.get('www-authenticate')).toContain(`scope="${operation.scope}"`);
    }
  });
});
