import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { withWholeAddresses } from '#tests/support/alike.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();
const { db, outbox } = app;
const password = 'gravel otter plinth';
const chosen = 'seven quiet lanterns';
const passwordHash = await hashPassword(password);
const address = () => `${randomBytes(5).toString('hex')}@example.org`;
const isIn = async (browser: Browser) => (await browser.get('/settings')).status === 200;
const eleven = 11 * 60_000;

/** A member with a password, in two browsers. */
async function twoBrowsers() {
  const browser = await signedInBrowser(app);
  await db.user.update({ where: { id: browser.person.id }, data: { passwordHash } });
  const phone = app.browser();
  const answer = await phone.post('/sign-in', { intent: 'password', login: browser.person.username, password });
  expect(answer.status).toBe(303);
  return { browser, phone, ...browser.person, email: browser.person.email ?? '' };
}

const change = (browser: Browser, form: Record<string, string>) => browser.post('/settings/password', form);
const pathOf = (link: string) => link.replace('http://kruzhok.test', '');

describe('/settings/password', () => {
  it('changes it: this browser stays with another session, the other one is out, a letter tells', async () => {
    const { browser, phone, email, username } = await twoBrowsers();
    const before = browser.cookies.get('kz-session');
    expect((await browser.get('/settings/password')).text).toContain('name="current"');
    expect(await change(browser, { current: password, password: chosen, repeated: chosen })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    expect(browser.cookies.get('kz-session')).not.toBe(before);
    expect([await isIn(browser), await isIn(phone)]).toEqual([true, false]);
    const copy = app.browser();
    copy.cookies.set('kz-session', before ?? '');
    expect(await isIn(copy)).toBe(false);
    expect((await outbox.letter(email)).subject).toBe('Your password at Kruzhok was changed');
    expect((await app.browser().post('/sign-in', { intent: 'password', login: username, password: chosen })).status).toBe(303);
  });

  it('says what is wrong beside its field and sends no password back', async () => {
    const { browser, phone } = await twoBrowsers();
    for (const [form, text] of [
      [{ current: 'not it at all', password: chosen, repeated: chosen }, 'not your present password'], [{ current: password, password: chosen, repeated: 'else' }, 'The two passwords differ'],
      [{ current: password, password, repeated: password }, 'the password you have now'], [{ password: chosen, repeated: chosen }, 'Enter your present password'],
    ] as [Record<string, string>, string][]) {
      const answer = await change(browser, form);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(text);
      for (const typed of Object.values(form)) expect(answer.text).not.toContain(`value="${typed}"`);
    }
    expect([await isIn(browser), await isIn(phone)]).toEqual([true, true]);
  });

  it('without a fresh proof is asked for one, and the change itself is refused', async () => {
    const { browser } = await twoBrowsers();
    app.setNow(new Date(Date.now() + eleven));
    expect(await browser.get('/settings/password')).toMatchObject({ status: 303, location: '/settings/proof?redirectTo=%2Fsettings%2Fpassword' });
    expect((await change(browser, { current: password, password: chosen, repeated: chosen })).status).toBe(403);
    expect((await browser.post('/settings/email', { email: address(), password })).status).toBe(403);
    expect(await browser.get('/settings/email')).toMatchObject({ status: 303, location: '/settings/proof?redirectTo=%2Fsettings%2Femail' });
    expect((await browser.post('/settings/email/code', { code: '123456' })).status).toBe(403);
    app.setNow(null);
    expect((await change(browser, { current: password, password: chosen, repeated: chosen })).status).toBe(303);
  });

  it('gives a first one to somebody who has none, without asking for it', async () => {
    const browser = await signedInBrowser(app);
    const page = await browser.get('/settings/password');
    expect(page.text).not.toContain('name="current"');
    expect((await change(browser, { password: chosen, repeated: chosen })).status).toBe(303);
    expect((await app.browser().post('/sign-in', { intent: 'password', login: browser.person.username, password: chosen })).status).toBe(303);
  });

  it('guesses at the present one come to an end', async () => {
    const { browser, phone } = await twoBrowsers();
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1) statuses.push((await change(browser, { current: `guess ${guess}`, password: chosen, repeated: chosen })).status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(10);
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect(await isIn(phone)).toBe(true);
  });
});

describe('/settings/email', () => {
  it('moves to a new address with the code that went there; the old one is told and can take it back', async () => {
    const { browser, phone, email, id, username } = await twoBrowsers();
    const target = address();
    expect((await browser.get('/settings/email')).text).toContain(email);
    expect(await browser.post('/settings/email', { email: target, password })).toMatchObject({ status: 303, location: '/settings/email/code' });
    expect(await browser.post('/settings/email/code', { code: await outbox.code(target) })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    expect([await isIn(browser), await isIn(phone)]).toEqual([true, false]);
    expect((await browser.get('/settings/email')).text).toContain(target);

    const told = await outbox.letter(email);
    expect(told.subject).toBe('Your account at Kruzhok has another address');
    expect(told.raw).not.toContain(target);
    const link = await outbox.link(email);
    expect(link).toMatch(/^http:\/\/kruzhok\.test\/email-return\?link=[\w-]{43}$/);
    const victim = app.browser();
    for (let visit = 0; visit < 5; visit += 1) {
      const opened = await victim.get(pathOf(link));
      expect(opened.status).toBe(200);
      expect(opened.text).toContain(email);
      expect(opened.text).not.toContain(target);
    }
    expect((await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email).toBe(target);
    const secret = new URL(link).searchParams.get('link') ?? '';
    expect(await victim.post('/email-return', { link: secret })).toMatchObject({ status: 303, location: '/forgotten/password' });
    expect(await isIn(browser)).toBe(false);
    expect((await app.browser().post('/sign-in', { intent: 'password', login: username, password })).status).toBe(400);
    expect(await victim.post('/forgotten/password', { password: chosen, repeated: chosen })).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(victim)).toBe(true);
    expect((await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email).toBe(email);

    const once = await app.browser().post('/email-return', { link: secret });
    expect(once.status).toBe(409);
    expect(once.text).toContain('This link no longer works');
    expect((await app.browser().get(pathOf(link))).text).toContain('This link no longer works');
    expect(app.logLines.join('\n')).not.toContain(secret);
  });

  it('takes the password that was typed for it as a proof, which lasts as long as the code; later it leads back to the code', async () => {
    const { browser, id } = await twoBrowsers();
    const target = address();
    const start = Date.now();
    const provenAt = (at: number) => db.session.updateMany({ where: { userId: id }, data: { provenAt: new Date(at) } });
    await provenAt(start - 9 * 60_000);
    const copy = app.browser();
    copy.cookies.set('kz-session', browser.cookies.get('kz-session') ?? '');
    expect((await browser.post('/settings/email', { email: target, password })).status).toBe(303);
    // A copy of the cookie does not rise with it.
    expect([await isIn(browser), await isIn(copy)]).toEqual([true, false]);
    app.setNow(new Date(start + 70_000));
    const code = await outbox.code(target);
    await provenAt(start - eleven);
    const late = await browser.post('/settings/email/code', { code });
    expect(late.status).toBe(403);
    expect(late.text).toContain('/settings/proof?redirectTo=%2Fsettings%2Femail%2Fcode');
    expect(await browser.post('/settings/proof', { intent: 'password', password, redirectTo: '/settings/email/code' })).toMatchObject({ status: 303, location: '/settings/email/code' });
    expect((await browser.get('/settings/email/code')).text).toContain(target);
    expect((await browser.post('/settings/email/code', { code })).status).toBe(303);
    app.setNow(null);
  });

  it('is not refused because the proof before the password grew old', async () => {
    const { browser, id } = await twoBrowsers();
    const target = address();
    await db.session.updateMany({ where: { userId: id }, data: { provenAt: new Date(Date.now() - 9 * 60_000) } });
    expect((await browser.post('/settings/email', { email: target, password })).status).toBe(303);
    const code = await outbox.code(target);
    app.setNow(new Date(Date.now() + 70_000));
    expect(await browser.post('/settings/email/code', { code })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    app.setNow(null);
  });

  it('keeps the browser’s session when it is refused', async () => {
    const { browser } = await twoBrowsers();
    const before = browser.cookies.get('kz-session');
    expect((await browser.post('/settings/email', { email: address(), password: 'not it at all' })).status).toBe(400);
    expect(browser.cookies.get('kz-session')).toBe(before);
    expect(await isIn(browser)).toBe(true);
  });

  it('answers the same for an address that is somebody’s and one that is nobody’s', async () => {
    const { browser } = await twoBrowsers();
    const other = await signedInBrowser(app);
    await app.db.user.update({ where: { id: other.person.id }, data: { locale: 'en' } });
    const answers = [];
    app.setNow(new Date());
    for (const target of [other.person.email ?? '', address()]) {
      const answer = await browser.post('/settings/email', { email: target, password });
      const page = await browser.get('/settings/email/code');
      answers.push({ status: answer.status, location: answer.location, cookies: answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, (value) => String(value.length))), text: withWholeAddresses(page.text).replaceAll(target, 'X').replace(/nonce="[^"]*"/g, '').replace(/[\w-]{8,}-[\w-]{4}-[\w-]{4}-[\w-]{4}-[\w-]{12}/g, 'id') });
    }
    app.setNow(null);
    expect(answers[0]).toEqual(answers[1]);
    expect((await outbox.letter(other.person.email ?? '')).subject).toBe('Someone entered your address at Kruzhok');
  });

  it('keeps what was typed, except the password, and points out a slip', async () => {
    const { browser } = await twoBrowsers();
    const answer = await browser.post('/settings/email', { email: 'anna@gmial.com', password: 'not it at all' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('value="anna@gmial.com"');
    expect(answer.text).toContain('anna@gmail.com');
    expect(answer.text).not.toContain('not it at all');
  });

  it('sends its code again, to the person who asked', async () => {
    const { browser, phone } = await twoBrowsers();
    const target = address();
    await browser.post('/settings/email', { email: target, password });
    await outbox.code(target);
    phone.cookies.set('kz-code', browser.cookies.get('kz-code') ?? '');
    app.setNow(new Date(Date.now() + 65_000));
    expect((await (await signedInBrowser(app)).post('/settings/email/code', { intent: 'again' })).status).toBe(409);
    expect(await browser.post('/settings/email/code', { intent: 'again' })).toMatchObject({ status: 303, location: '/settings/email/code' });
    expect((await browser.post('/settings/email/code', { code: await outbox.code(target, 2) })).status).toBe(303);
    app.setNow(null);
  });

  it('a way back that never was is over, however it looks', async () => {
    for (const link of ['x'.repeat(43), '', 'short', '../../etc/passwd', 'x'.repeat(5000)]) {
      expect((await app.browser().get(`/email-return?link=${encodeURIComponent(link)}`)).text).toContain('no longer works');
      expect([400, 409]).toContain((await app.browser().post('/email-return', { link })).status);
    }
    expect((await app.browser().post('/email-return', {})).status).toBe(400);
  });
});
