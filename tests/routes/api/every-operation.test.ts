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
import { createPerson } from '#tests/support/people.ts';

/** Every operation that the document has, with what its own schemas allow, what lies at their edges, and what they refuse. */
const app = await createTestApp();
const title = (await app.db.title.create({ data: { type: 'film', name: 'Solaris', nameKey: 'solaris' }, select: { id: true } })).id;

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
  if (shape.format === 'uuid') return fc.oneof(fc.uuid(), fc.constant(title));
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

const pathOf = (operation: Operation, params: Record<string, unknown>, query: Record<string, unknown>) => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])) || 'x');
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()]));
  return `${path}${search.size > 0 ? `?${search}` : ''}`;
};

/** Does an answer say what the document promised? */
function promised(operation: Operation, answer: ApiAnswer): void {
  expect(answer.status, `${operation.id}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
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
    const { call } = await signedInClient(app);
    await fc.assert(fc.asyncProperty(inputs(operation), async ({ params, query, body }) => {
      const answer = await call(operation.method, pathOf(operation, params, query), operation.body ? { body } : {});
      promised(operation, answer);
    }), { numRuns: 25, seed: 42, endOnFailure: true });
  }, 60_000);
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
