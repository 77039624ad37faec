import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import { parseHtml } from '#tests/support/html.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { createPerson, signedInBrowser, signInAs } from '#tests/support/people.ts';

const app = await createTestApp();
const { db, outbox } = app;
const password = 'gravel otter plinth';
const passwordHash = await hashPassword(password);

/** Signed in eleven minutes ago. */
async function stale() {
  const person = await createPerson(db, { username: `p${randomBytes(4).toString('hex')}` });
  await db.user.update({ where: { id: person.id }, data: { passwordHash } });
  const browser = await signInAs(app, person);
  await db.session.updateMany({ where: { userId: person.id }, data: { provenAt: new Date(Date.now() - 11 * 60_000) } });
  return browser;
}

const factorPage = '/settings/sign-in/second-factor';
const back = encodeURIComponent(factorPage);
const mayChange = async (browser: Browser) => (await browser.get(factorPage)).status === 200;

describe('before a change of the account', () => {
  it('the page asks for a proof and comes back; without one the change itself is refused and says what to do', async () => {
    const browser = await stale();
    expect(await browser.get(factorPage)).toMatchObject({ status: 303, location: `/settings/proof?redirectTo=${back}` });
    for (const [path, form] of [
      [factorPage, { factor: 'mail' }], ['/settings/sign-in/authenticator', { intent: 'begin' }],
      ['/settings/sign-in/authenticator', { intent: 'confirm', code: '123456' }], ['/settings/sign-in/recovery-codes', { intent: 'renew' }],
    ] as const) {
      const refused = await browser.post(path, form);
      expect(refused.status, path).toBe(403);
      expect(refused.text).toContain('It has been more than 10 minutes');
      expect(refused.text).toContain(`href="/settings/proof?redirectTo=${encodeURIComponent(path)}"`);
      expect(refused.text).not.toContain('This came from somewhere else');
      expect(refused.text, 'whoever sits here is signed in').not.toContain('href="/sign-in"');
    }
    expect(await db.user.findUnique({ where: { id: browser.person.id }, select: { secondFactor: true } })).toEqual({ secondFactor: null });
  });

  it('a password proves it, and the session goes on under a new id', async () => {
    const browser = await stale();
    const asked = await browser.get(`/settings/proof?redirectTo=${back}`);
    expect(asked.text).toContain('Confirm that it is you');
    const before = browser.cookies.get('kz-session') ?? '';
    const wrong = await browser.post('/settings/proof', { intent: 'password', password: 'not the password', redirectTo: factorPage });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('That is not the password');
    expect(wrong.text).not.toContain('not the password"');
    expect(await browser.post('/settings/proof', { intent: 'password', password, redirectTo: factorPage })).toMatchObject({ status: 303, location: factorPage });
    expect(browser.cookies.get('kz-session')).not.toBe(before);
    expect(await mayChange(browser)).toBe(true);
    const thief = app.browser();
    thief.cookies.set('kz-session', before);
    expect((await thief.get('/settings')).status).toBe(303);
    expect(await browser.get(`/settings/proof?redirectTo=${back}`)).toMatchObject({ status: 303, location: factorPage });
  });

  it('a mailed code or its link proves it, in the browser that asked', async () => {
    const browser = await stale();
    const { email } = browser.person;
    expect(await browser.post('/settings/proof', { intent: 'letter', redirectTo: factorPage })).toMatchObject({ status: 303, location: '/settings/proof/code' });
    const code = await outbox.code(email ?? '');
    const stranger = await stale();
    expect((await stranger.post('/settings/proof/code', { code })).status).toBe(429);
    stranger.cookies.set('kz-proof-code', browser.cookies.get('kz-proof-code') ?? '');
    expect((await stranger.post('/settings/proof/code', { code })).status).toBe(429);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
    expect(await browser.post('/settings/proof/code', { code })).toMatchObject({ status: 303, location: factorPage });
    expect(await mayChange(browser)).toBe(true);

    const other = await stale();
    await other.post('/settings/proof', { intent: 'letter' });
    const link = await outbox.link(other.person.email ?? '');
    expect(link).toMatch(/^http:\/\/kruzhok\.test\/settings\/proof\/code\?link=[\w-]{43}$/);
    expect((await other.get(link.replace('http://kruzhok.test', ''))).status).toBe(200);
    expect(await mayChange(other)).toBe(false);
    expect(await other.post('/settings/proof/code', { link: new URL(link).searchParams.get('link') ?? '' })).toMatchObject({ status: 303, location: '/settings' });
    expect(await mayChange(other)).toBe(true);
  });

  it('by letter in the middle of a change of the address leaves the code of the new address as it is', async () => {
    // No password: the letter is the only way to prove it.
    const browser = await signedInBrowser(app);
    const target = `${randomBytes(5).toString('hex')}@example.org`;
    expect((await browser.post('/settings/email', { email: target })).location).toBe('/settings/email/code');
    await db.session.updateMany({ where: { userId: browser.person.id }, data: { provenAt: new Date(Date.now() - 11 * 60_000) } });
    const code = await outbox.code(target);
    expect((await browser.post('/settings/email/code', { code })).status).toBe(403);
    const emailCode = '/settings/email/code';
    expect((await browser.post('/settings/proof', { intent: 'letter', redirectTo: emailCode })).location).toBe('/settings/proof/code');
    expect(parseHtml((await browser.get('/settings/proof/code')).text).text).toContain(browser.person.email);
    expect(await browser.post('/settings/proof/code', { code: await outbox.code(browser.person.email ?? '') })).toMatchObject({ status: 303, location: emailCode });
    expect(browser.cookies.has('kz-proof-code')).toBe(false);
    expect(parseHtml((await browser.get(emailCode)).text).text).toContain(target);
    expect(await browser.post(emailCode, { code })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    expect(await db.user.findUniqueOrThrow({ where: { id: browser.person.id }, select: { email: true } })).toEqual({ email: target });
  });

  it('leads nowhere else than into the house', async () => {
    for (const redirectTo of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/%09/evil.example']) {
      const browser = await stale();
      expect((await browser.get(`/settings/proof?redirectTo=${encodeURIComponent(redirectTo)}`)).text).toContain('name="redirectTo" value="/settings"');
      expect((await browser.post('/settings/proof', { intent: 'password', password, redirectTo })).location).toBe('/settings');
      expect((await browser.get(`/settings/proof?redirectTo=${encodeURIComponent(redirectTo)}`)).location).toBe('/settings');
    }
  });

  it('guesses are few, and nonsense is refused', async () => {
    const browser = await stale();
    for (const form of [{}, { intent: 'x' }, { intent: 'password' }, { intent: 'app', code: '12' }, { intent: 'app', code: '123456' }, { intent: 'password', password: 'x'.repeat(2000) }]) {
      expect((await browser.post('/settings/proof', form as Record<string, string>)).status, JSON.stringify(form).slice(0, 40)).toBe(400);
    }
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1) statuses.push((await browser.post('/settings/proof', { intent: 'password', password: `guess ${guess}` })).status);
    expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(10);
    expect(statuses.at(-1)).toBe(429);
    expect((await browser.post('/settings/proof', { intent: 'password', password })).status).toBe(429);
    expect(await mayChange(browser)).toBe(false);
  });
});
