import { randomBytes } from 'node:crypto';
import { requestPasswordReset } from '#app/kernel/accounts/index.server.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, apiPassword, signedInClient } from '#tests/support/api-client.ts';

const app = await createTestApp();
afterEach(() => app.setNow(null));

const newAddress = () => `${randomBytes(5).toString('hex')}@example.org`;
const newName = () => `n${randomBytes(5).toString('hex')}`;

describe('registration', () => {
  it('takes the code of the address, and lets in', async () => {
    const call = apiClient(app);
    const email = newAddress();
    expect(await call('POST', '/auth/email/validate', { body: { email } })).toMatchObject({ status: 202, body: { sent: true } });
    const code = await app.outbox.code(email);
    const wrong = await call('POST', '/auth/signin', { body: { email, username: newName(), password: apiPassword, code: code === '000000' ? '000001' : '000000' } });
    expect([wrong.status, wrong.body.errors]).toEqual([400, [{ field: 'code', message: expect.any(String) as string }]]);
    const username = newName();
    const made = await call('POST', '/auth/signin', { body: { email, username, password: apiPassword, code } });
    expect(made.status).toBe(200);
    expect((await call('GET', '/user/@me', { token: String(made.body.access_token) })).body).toMatchObject({ username, email, role: 'member' });
    expect((await call('POST', '/auth/signin', { body: { email, username: newName(), password: apiPassword, code } })).status).toBe(429);
    expect((await call('POST', '/auth/token', { body: { email, password: apiPassword } })).status).toBe(200);
  });

  it('says no more than pages do about addresses that have an account', async () => {
    const { person } = await signedInClient(app);
    const unknown = newAddress();
    const answers = await Promise.all([person.email ?? '', unknown].map(async (email) => {
      const call = apiClient(app);
      const sent = await call('POST', '/auth/email/validate', { body: { email } });
      const wrong = await call('POST', '/auth/signin', { body: { email, username: newName(), password: apiPassword, code: '000000' } });
      const { trace_id: _one, ...told } = wrong.body;
      const restore = await call('POST', '/auth/password/restore', { body: { email } });
      const { trace_id: _two, ...refused } = (await call('POST', '/auth/token', { body: { email, password: 'not the password' } })).body;
      return { sent: [sent.status, sent.body], wrong: [wrong.status, told], restore: [restore.status, restore.body], refused };
    }));
    expect(answers[0]).toEqual(answers[1]);
  });

  it('keeps the code when only the name is taken', async () => {
    const { person } = await signedInClient(app);
    const call = apiClient(app);
    const email = newAddress();
    await call('POST', '/auth/email/validate', { body: { email } });
    const code = await app.outbox.code(email);
    const taken = await call('POST', '/auth/signin', { body: { email, username: person.username, password: apiPassword, code } });
    expect([taken.status, taken.body.errors]).toEqual([400, [{ field: 'username', message: expect.any(String) as string }]]);
    expect((await call('POST', '/auth/signin', { body: { email, username: newName(), password: apiPassword, code } })).status).toBe(200);
  });
});

it('a second factor is asked for, its letter sent, and its code taken once', async () => {
  const { person } = await signedInClient(app, 'member');
  await app.db.user.update({ where: { id: person.id }, data: { secondFactor: 'mail' } });
  const call = apiClient(app);
  const body = { email: person.email, password: apiPassword };
  const owed = await call('POST', '/auth/token', { body });
  expect([owed.status, owed.body.code]).toEqual([401, 'second_factor_required']);
  const code = await app.outbox.code(person.email ?? '');
  expect((await call('POST', '/auth/token', { body: { ...body, code: code === '000000' ? '000001' : '000000' } })).status).toBe(400);
  const entered = await call('POST', '/auth/token', { body: { ...body, code } });
  expect(entered.status).toBe(200);
  expect((await call('POST', '/auth/token', { body: { ...body, code } })).status).toBe(429);
});

it('a forgotten password: a code by letter, then the new password; whoever was in is out', async () => {
  const { person, call: signedIn } = await signedInClient(app);
  const call = apiClient(app);
  const email = person.email ?? '';
  expect((await call('POST', '/auth/password/restore', { body: { email, code: '123456' } })).status).toBe(400);
  expect((await call('POST', '/auth/password/restore', { body: { email } })).status).toBe(202);
  const code = await app.outbox.code(email);
  const weak = await call('POST', '/auth/password/restore', { body: { email, code, new_password: `${person.username}1` } });
  expect([weak.status, weak.body.code]).toEqual([400, 'invalid']);
  const restored = await call('POST', '/auth/password/restore', { body: { email, code, new_password: 'a plinth of gravel' } });
  expect(restored.status).toBe(200);
  expect((await signedIn('GET', '/user/@me')).status).toBe(401);
  expect((await call('POST', '/auth/token', { body: { email, password: 'a plinth of gravel' } })).status).toBe(200);
});

it('a letter that a browser waits for is none of a client’s: its answers stay the browser’s', async () => {
  const { person } = await signedInClient(app);
  const email = person.email ?? '';
  const ctx = { db: app.db, viewer: null, now: app.services.now(), locale: 'en', timeZone: 'UTC', ip: '10.8.0.1', queue: app.services.queue, entry: { ip: '10.8.0.1', secret: app.services.env.sessionSecret } };
  const { challengeId } = await requestPasswordReset(ctx as never, { login: email, code: '123456' });
  const call = apiClient(app);
  for (let turn = 0; turn < 6; turn += 1) {
    expect((await call('POST', '/auth/password/restore', { body: { email, code: '654321', new_password: 'a plinth of gravel' } })).status).toBe(429);
  }
  expect(await app.db.loginChallenge.findUniqueOrThrow({ where: { id: challengeId }, select: { attempts: true, retiredAt: true } })).toEqual({ attempts: 0, retiredAt: null });
});

it('a forgotten password’s code is not used up where the new password does not come to be', async () => {
  const { person } = await signedInClient(app);
  const call = apiClient(app);
  const email = person.email ?? '';
  await call('POST', '/auth/password/restore', { body: { email } });
  const body = { email, code: await app.outbox.code(email), new_password: 'a plinth of gravel' };
  const away = new Date();
  await app.db.user.update({ where: { id: person.id }, data: { deactivatedAt: away, blockedAt: away } });
  expect((await call('POST', '/auth/password/restore', { body })).status).toBe(409);
  await app.db.user.update({ where: { id: person.id }, data: { deactivatedAt: null, blockedAt: null } });
  expect((await call('POST', '/auth/password/restore', { body })).status).toBe(200);
});

it('whoever has no password changes nothing by making one up: the sign-in has to be fresh', async () => {
  const { person, call } = await signedInClient(app);
  await app.db.user.update({ where: { id: person.id }, data: { passwordHash: null } });
  await app.db.tokenFamily.updateMany({ where: { userId: person.id }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
  for (const [path, body] of [['/auth/password/change', { current_password: 'x', new_password: 'a plinth of gravel' }], ['/auth/email/change', { email: newAddress(), password: 'x' }]] as const) {
    expect([path, (await call('POST', path, { body })).status]).toEqual([path, 403]);
  }
});

it('an address is changed by the code that went to the new one', async () => {
  const { call } = await signedInClient(app);
  const email = newAddress();
  const wrong = await call('POST', '/auth/email/change', { body: { email, password: 'not mine' } });
  expect([wrong.status, wrong.body.errors]).toEqual([400, [{ field: 'password', message: expect.any(String) as string }]]);
  expect((await call('POST', '/auth/email/change', { body: { email, password: apiPassword } })).status).toBe(202);
  const changed = await call('POST', '/auth/email/change', { body: { email, password: apiPassword, code: await app.outbox.code(email) } });
  expect(changed.status).toBe(200);
  expect((await call('GET', '/user/@me', { token: String(changed.body.access_token) })).body.email).toBe(email);
  expect((await call('GET', '/user/@me')).status).toBe(401);
});

it('limits of the pages hold here as well', async () => {
  const call = apiClient(app);
  const email = newAddress();
  const answers = [];
  for (let turn = 0; turn < 4; turn += 1) answers.push(await call('POST', '/auth/email/validate', { body: { email } }));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
  expect(answers[3]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(answers[3]?.body.code).toBe('rate_limited');
});
