import { describe, expect, it } from 'vitest';
import { personalScopes, scopes } from '#app/kernel/accounts/tokens/scopes.ts';
import { pictureUpload } from '#app/kernel/files/index.server.ts';
import { operations as defined } from '#app/routes/api/operations.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, personalToken, signedInClient } from '#tests/support/api-client.ts';
import { documentOf, requirePromised } from '#tests/support/api-promises.ts';
import { operationsOf } from '#tests/support/api-requests.ts';
import type { Described } from '#tests/support/api-requests.ts';
import { createPerson } from '#tests/support/people.ts';

/** What every operation of the document does before it looks at what it is for. */
const app = await createTestApp();
const operations = operationsOf(await documentOf(app));
const { id: title } = await app.db.title.create({ data: { type: 'film', name: 'Solaris', nameKey: 'solaris' }, select: { id: true } });
const nobody = '0190f3a0-7c3e-7d2a-9f43-1c7f5be8a111';

const some = ({ path }: Described) => path.replace(/\{\w+\}/g, nobody);

it('the document tells of every operation, and of no other', () => {
  expect(operations.map(({ id }) => id)).toEqual(expect.arrayContaining(defined.map(({ id }) => id)));
  expect(operations.length).toBe(defined.length);
});

describe('what the way refuses', () => {
  it('bodies that are no JSON or too large, where one is taken', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ body }) => body)) {
      const type = await call(operation.method, some(operation), { raw: 'x', headers: { 'Content-Type': 'text/plain' } });
      const size = await call(operation.method, some(operation), { raw: `{"x":"${'x'.repeat(1_100_000)}"}`, headers: { 'Content-Type': 'application/json' } });
      expect([operation.id, type.status, type.headers.get(operation.method === 'PATCH' ? 'accept-patch' : 'accept-post'), size.status]).toEqual([operation.id, 415, 'application/json', 413]);
    }
  });

  it('no body where none is taken: nobody reads it, however large', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ method }) => method === 'DELETE')) {
      const { status } = await call(operation.method, some(operation), { raw: 'x'.repeat(1_100_000) });
      expect([operation.id, [204, 404].includes(status)]).toEqual([operation.id, true]);
    }
  });

  it('pictures that are too large', async () => {
    const { call } = await signedInClient(app);
    for (const operation of operations.filter(({ file }) => file !== null)) {
      const size = await call(operation.method, operation.path.replace('{id}', title), { raw: 'x'.repeat(pictureUpload.bodyBytes + 1), headers: { 'Content-Type': 'multipart/form-data; boundary=x' } });
      expect([operation.id, size.status]).toEqual([operation.id, 413]);
    }
  });

  it('an answer that the document does not tell of is found', async () => {
    const document = await documentOf(app);
    const usual = { 'RateLimit-Limit': '600', 'RateLimit-Remaining': '1', 'RateLimit-Reset': '1', 'Content-Language': 'en' };
    const answered = (status: number, more: Record<string, string>, text = '') => () => requirePromised(document, 'DELETE', `/walks/${title}`, { status, headers: new Headers({ ...usual, ...more }), text });
    const problem = { 'Content-Type': 'application/problem+json; charset=utf-8' };
    expect(answered(204, {})).not.toThrow();
    const body = JSON.stringify({ type: '/', title: 'x', status: 404, instance: '/', code: 'not_found', trace_id: 'x' });
    expect(answered(404, problem, body)).not.toThrow();
    expect(answered(404, problem, '{}')).toThrow(/trace_id/);
    expect(answered(404, problem, body.replace('{', '{"more":1,'))).toThrow(/more/);
    expect(answered(409, problem, body)).toThrow(/removeWalk answers 409/);
    expect(answered(401, problem, body)).toThrow(/WWW-Authenticate/);
    expect(answered(204, { Location: '/' })).toThrow(/Location/);
    expect(answered(204, { 'RateLimit-Reset': 'soon' })).toThrow(/RateLimit-Reset/);
    expect(answered(404, { 'Content-Type': 'text/html' }, '<p>')).toThrow(/text\/html/);
    expect(answered(204, {}, 'more')).toThrow(/4 characters/);
  });
});

describe('who may', () => {
  const secretBodies = new Set(['changePassword', 'changeEmail']);
  const walk = (token: string | null, operation: Described) => apiClient(app, token)(operation.method, some(operation), operation.body ? { body: { nothing: 'of this' } } : {});

  it('every operation states a policy and a scope that exists; only ways in and the document go without a token', () => {
    const open = operations.filter(({ scope }) => scope === null).map(({ id }) => id);
    expect(open.sort()).toEqual(['sendRegistrationCode', 'register', 'getTokens', 'renewTokens', 'restorePassword', 'getDocument'].sort());
    for (const { id, scope, policy } of defined) expect([id, scope === null ? policy.name === 'anyone' : (scopes as readonly string[]).includes(scope)]).toEqual([id, true]);
  });

  it('without a token there is nothing but those', async () => {
    for (const operation of operations) {
      const { status } = await walk(null, operation);
      expect([operation.id, status === 401]).toEqual([operation.id, operation.scope !== null]);
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
    for (const operation of operations.filter(({ scope: needed }) => needed !== null)) {
      const { status, headers } = await walk(token, operation);
      expect([operation.id, status === 403]).toEqual([operation.id, operation.scope !== scope]);
      if (status === 403) expect(headers.get('www-authenticate')).toContain(`scope="${operation.scope}"`);
    }
  });
});
