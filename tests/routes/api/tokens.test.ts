import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { signAccessToken } from '#app/kernel/accounts/tokens/access-token.server.ts';
import { accessSeconds, clockSkewSeconds } from '#app/kernel/accounts/tokens/index.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { apiClient, apiPassword, personalToken, signedInClient } from '#tests/support/api-client.ts';
import { createPerson } from '#tests/support/people.ts';

const formerSecret = 'the secret of the house before this one';
const app = await createTestApp({ SESSION_SECRET_BEFORE: formerSecret });
afterEach(() => app.setNow(null));

const later = (seconds: number) => app.setNow(new Date(Date.now() + seconds * 1000));

describe('access tokens', () => {
  it('open the account, say until when, and are told apart when they ran out', async () => {
    const { call, tokens, person } = await signedInClient(app);
    expect((await call('GET', '/user/@me')).body).toMatchObject({ id: person.id, email: person.email });
    expect(tokens.expires_at - Date.now() / 1000).toBeGreaterThan(accessSeconds - 20);
    later(accessSeconds + clockSkewSeconds - 10);
    expect((await call('GET', '/user/@me')).status).toBe(200);
    later(accessSeconds + clockSkewSeconds + 20);
    const expired = await call('GET', '/user/@me');
    expect([expired.status, expired.body.code]).toEqual([401, 'token_expired']);
    expect(expired.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('of machines whose clock is a little ahead are good, of those far ahead are not', async () => {
    const { call } = await signedInClient(app);
    later(-(clockSkewSeconds - 10));
    expect((await call('GET', '/user/@me')).status).toBe(200);
    later(-(clockSkewSeconds + 30));
    expect((await call('GET', '/user/@me')).body.code).toBe('token_invalid');
  });

  it('that were tampered with, or are of another kind, are none', async () => {
    const { tokens, person } = await signedInClient(app);
    const [head = '', body = '', signature = ''] = tokens.access_token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const made = (header: object, payload: object, key = 'x') => {
      const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
    };
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
    const wrong = [
      made({ ...header, alg: 'none' }, claims).replace(/\.[^.]*$/, '.'), made(header, claims), made({ ...header, kid: '../../dev/null' }, claims), made({ ...header, alg: 'RS256' }, claims),
      `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: person.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })).toString('base64url')}.${signature}`,
      tokens.refresh_token, 'kzp_nothing', 'a.b.c', tokens.access_token.slice(0, -2),
    ];
    for (const token of wrong) {
      const answer = await apiClient(app, token)('GET', '/user/@me');
      expect([token.slice(0, 20), answer.status, answer.body.code]).toEqual([token.slice(0, 20), 401, 'token_invalid']);
    }
    const basic = await apiClient(app)('GET', '/user/@me', { headers: { Authorization: 'Basic abc' } });
    expect([basic.status, basic.body.code, basic.headers.get('www-authenticate')]).toEqual([401, 'token_unsupported', 'Bearer']);
    expect((await apiClient(app)('GET', '/user/@me')).body.code).toBe('token_required');
  });
});

describe('after the secret was changed', () => {
  it('tokens of the one before are good as long as the house knows it; of a third none is', async () => {
    const { person } = await signedInClient(app);
    const { id: familyId } = await app.db.tokenFamily.findFirstOrThrow({ where: { userId: person.id } });
    const signedWith = async (secret: string) => (await signAccessToken({ issuer: app.services.env.baseUrl, secrets: [secret] }, { userId: person.id, familyId, now: new Date() })).token;
    const [former, third] = [await signedWith(formerSecret), await signedWith('a secret that this house never had at all')];
    expect((await apiClient(app, former)('GET', '/user/@me')).body.id).toBe(person.id);
    const refused = await apiClient(app, third)('GET', '/user/@me');
    expect([refused.status, refused.body.code]).toEqual([401, 'token_invalid']);
  });
});

describe('refresh tokens', () => {
  it('work once; an old one that comes back ends the whole family, and is written down', async () => {
    const { tokens, call, person } = await signedInClient(app);
    const client = apiClient(app);
    const next = await client('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } });
    expect(next.status).toBe(200);
    expect((await client('GET', '/user/@me', { token: String(next.body.access_token) })).status).toBe(200);
    later(60);
    const reused = await client('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } });
    expect([reused.status, reused.body.code, reused.headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer error="invalid_token"']);
    expect((await client('POST', '/auth/token/update', { body: { refresh_token: next.body.refresh_token } })).status).toBe(401);
    expect((await call('GET', '/user/@me')).body.code).toBe('token_invalid');
    expect(await app.db.auditEvent.count({ where: { kind: 'tokens.reused', actorId: person.id } })).toBe(1);
  });

  it('an old one that comes back twenty times at once ends the family once, and nothing breaks', async () => {
    const { tokens, person } = await signedInClient(app);
    const renew = () => apiClient(app)('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } });
    expect((await renew()).status).toBe(200);
    later(60);
    const answers = await Promise.all(Array.from({ length: 20 }, renew));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await app.db.auditEvent.count({ where: { kind: 'tokens.reused', actorId: person.id } })).toBe(1);
  });

  it('of twenty at once one is renewed, and nobody is thrown out', async () => {
    const { tokens, person } = await signedInClient(app);
    const client = apiClient(app);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await app.db.tokenFamily.count({ where: { userId: person.id } })).toBe(1);
    const pair = answers.find(({ status }) => status === 200);
    expect((await client('POST', '/auth/token/update', { body: { refresh_token: pair?.body.refresh_token } })).status).toBe(200);
  });

  it('end for good, however often they are renewed, and when nobody uses them', async () => {
    const { tokens } = await signedInClient(app);
    later(31 * 24 * 3600);
    expect((await apiClient(app)('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } })).status).toBe(401);
  });

  it('end 180 days after the sign-in, though they were renewed a week ago', async () => {
    let { refresh_token } = (await signedInClient(app)).tokens;
    const renewAfter = async (days: number) => {
      later(days * 24 * 3600);
      const { status, body } = await apiClient(app)('POST', '/auth/token/update', { body: { refresh_token } });
      if (status === 200) refresh_token = String(body.refresh_token);
      return status;
    };
    for (let days = 29; days < 180; days += 29) expect(await renewAfter(days), `after ${days} days`).toBe(200);
    expect(await renewAfter(179)).toBe(200);
    expect(await renewAfter(181)).toBe(401);
  });
});

describe('tokens end', () => {
  const both = async () => {
    const client = await signedInClient(app);
    const script = apiClient(app, await personalToken(app, client.person));
    expect((await script('GET', '/user/@me')).status).toBe(200);
    return { ...client, script };
  };
  const areOver = async ({ call, script, tokens }: Awaited<ReturnType<typeof both>>) => {
    expect((await call('GET', '/user/@me')).status).toBe(401);
    expect((await script('GET', '/user/@me')).status).toBe(401);
    expect((await apiClient(app)('POST', '/auth/token/update', { body: { refresh_token: tokens.refresh_token } })).status).toBe(401);
  };

  it('with a changed password, whose answer is a new pair', async () => {
    const client = await both();
    const changed = await client.call('POST', '/auth/password/change', { body: { current_password: apiPassword, new_password: 'another gravel plinth' } });
    expect(changed.status).toBe(200);
    await areOver(client);
    expect((await client.call('GET', '/user/@me', { token: String(changed.body.access_token) })).status).toBe(200);
  });

  it.each(['blockedAt', 'deactivatedAt', 'deletionDueAt'] as const)('when %s is set', async (column) => {
    const client = await both();
    const at = new Date(Date.now() - 1000);
    await app.db.user.update({ where: { id: client.person.id }, data: { [column]: at, ...(column === 'blockedAt' && { deactivatedAt: at }) } });
    await areOver(client);
  });

  it('when a personal token is taken away or its day has come', async () => {
    const person = await createPerson(app.db);
    const script = apiClient(app, await personalToken(app, person));
    await app.db.personalToken.updateMany({ where: { userId: person.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await script('GET', '/user/@me')).body.code).toBe('token_expired');
    await app.db.personalToken.deleteMany({ where: { userId: person.id } });
    expect((await script('GET', '/user/@me')).body.code).toBe('token_invalid');
  });

  it('a personal token never changes the ways in', async () => {
    const { script } = await both();
    const refused = await script('POST', '/auth/password/change', { body: { current_password: apiPassword, new_password: 'another gravel plinth' } });
    expect([refused.status, refused.body.code]).toEqual([403, 'scope_missing']);
  });
});

it('cookies are not looked at, and tokens open no page', async () => {
  const { tokens } = await signedInClient(app);
  const page = await fetch(`${app.url}/library`, { headers: { Authorization: `Bearer ${tokens.access_token}` }, redirect: 'manual' });
  expect(page.headers.get('location')).toContain('/sign-in');
  const { signedInBrowser } = await import('#tests/support/people.ts');
  const browser = await signedInBrowser(app);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answers = await Promise.all(['GET', 'PATCH'].map((method) => apiClient(app)(method, '/user/@me', { headers: { Cookie: cookie, Origin: 'https://evil.example' } })));
  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
});
