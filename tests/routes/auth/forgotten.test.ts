import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { challengeCookie } from '#app/kernel/accounts/index.server.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import { alike } from '#tests/support/alike.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { createPerson, signInAs } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();
const { db, outbox } = app;
const password = 'gravel otter plinth';
const chosen = 'seven quiet lanterns';
const passwordHash = await hashPassword(password);
const secretOf = (link: string) => new URL(link).searchParams.get('link') ?? '';
const pathOf = (link: string) => link.replace('http://kruzhok.test', '');
const isIn = async (browser: Browser) => (await browser.get('/settings')).status === 200;

async function person(more: { locale?: string; notificationChannel?: 'none' } = {}): Promise<Viewer & { email: string }> {
  const made = await createPerson(db);
  await db.user.update({ where: { id: made.id }, data: { passwordHash, ...more } });
  return { ...made, email: made.email ?? '' };
}

/** A browser that asked about a person and has their letter. */
async function asked(login: (person: Viewer & { email: string }) => string = ({ username }) => username) {
  const who = await person();
  const browser = app.browser();
  expect(await browser.post('/forgotten', { login: login(who) })).toMatchObject({ status: 303, location: '/forgotten/code' });
  return { ...who, browser, code: await outbox.code(who.email), link: await outbox.link(who.email) };
}

const choose = (browser: Browser, typed = chosen) => browser.post('/forgotten/password', { password: typed, repeated: typed });

describe('a forgotten password, without scripts', () => {
  it('by name and code: every other browser is out, the person is in with the new one', async () => {
    const { browser, code, email, username, id } = await asked();
    const other = await signInAs(app, await person());
    await db.session.updateMany({ where: { userId: other.person.id }, data: { userId: id } });
    expect(await isIn(other)).toBe(true);
    expect((await browser.get('/sign-in')).text).toContain('href="/forgotten"');
    expect((await browser.get('/forgotten/code')).text).toContain(username);
    expect(await browser.post('/forgotten/code', { code })).toMatchObject({ status: 303, location: '/forgotten/password' });
    expect(await isIn(browser)).toBe(false);
    const page = await browser.get('/forgotten/password');
    expect(page.text).toContain(username);
    expect(page.text).not.toContain(email);
    expect(await choose(browser)).toMatchObject({ status: 303, location: '/' });
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false]);
    expect(browser.cookies.has('kz-code')).toBe(false);
    const told = await outbox.letter(email, 2);
    expect(told.subject).toBe('Your password at Kruzhok was changed');
    expect(told.text).toContain('http://kruzhok.test/forgotten');
    expect(await app.browser().post('/sign-in', { intent: 'password', login: username, password: chosen })).toMatchObject({ status: 303 });
    expect((await app.browser().post('/sign-in', { intent: 'password', login: username, password })).status).toBe(400);
  });

  it('by address and link, whose opening changes nothing and is no use elsewhere', async () => {
    const { browser, link, id } = await asked(({ email }) => email.toUpperCase());
    expect(link).toMatch(/^http:\/\/kruzhok\.test\/forgotten\/code\?link=[\w-]{43}$/);
    for (let visit = 0; visit < 8; visit += 1) {
      const scanner = await app.browser().get(pathOf(link));
      expect(scanner.text).toContain('another browser');
      expect(scanner.text).not.toContain(`value="${secretOf(link)}"`);
      await browser.get(pathOf(link));
    }
    expect((await app.browser().post('/forgotten/code', { link: secretOf(link) })).status).toBe(429);
    expect((await browser.get('/forgotten/password')).text).toContain('Time is up');
    expect(await browser.post('/forgotten/code', { link: secretOf(link) })).toMatchObject({ status: 303, location: '/forgotten/password' });
    expect(await choose(browser)).toMatchObject({ status: 303, location: '/' });
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
  });

  it('keeps nothing secret on the page, and says what is wrong beside its field', async () => {
    const { browser, code, username } = await asked();
    await browser.post('/forgotten/code', { code });
    const refusals: [Record<string, string>, string][] = [
      [{ password: chosen, repeated: `${chosen}!` }, 'The two passwords differ'], [{ password: 'short', repeated: 'short' }, 'fewer than 8'],
      [{ password: 'password1', repeated: 'password1' }, 'too well known'], [{ password: username, repeated: username }, 'must not repeat your name'], [{}, 'Enter a password'],
    ];
    for (const [form, text] of refusals) {
      const answer = await browser.post('/forgotten/password', form);
      expect(answer.status, text).toBe(400);
      expect(answer.text).toContain(text);
      expect(answer.text).not.toMatch(/<input[^>]*type="password"[^>]*value=/);
      if (form.password && form.password !== username) expect(answer.text).not.toContain(form.password);
    }
    expect((await choose(browser)).status).toBe(303);
  });

  it('the letter speaks Russian to whom it should', async () => {
    const who = await person({ locale: 'ru' });
    const browser = app.browser({ language: 'en' });
    await browser.post('/forgotten', { login: who.username });
    const letter = await outbox.letter(who.email);
    expect(Buffer.from(letter.raw).toString()).toContain('Content-Language: ru');
    await browser.post('/forgotten/code', { code: await outbox.code(who.email) });
    await choose(browser);
    const mails = await until(() => db.mailMessage.findMany({ where: { userId: who.id, status: 'sent' }, orderBy: { id: 'asc' } }).then((sent) => (sent.length === 2 ? sent : null)));
    expect(mails.map(({ subject }) => subject)).toEqual(['Кружок: новый пароль', 'Кружок: пароль изменён']);
  });
});

describe('what must not work', () => {
  it('choosing without an answer, with another’s cookie of another purpose, or twice', async () => {
    const { browser, code, email } = await asked();
    expect(await choose(app.browser())).toMatchObject({ status: 409 });
    expect(await choose(browser)).toMatchObject({ status: 409 });
    const other = app.browser();
    await other.post('/sign-in', { intent: 'code', email });
    expect((await other.post('/forgotten/code', { code: await outbox.code(email, 2) })).status).toBe(429);
    expect((await choose(other)).status).toBe(409);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
    await browser.post('/forgotten/code', { code });
    const kept = browser.cookies.get('kz-code') ?? '';
    expect((await choose(browser)).status).toBe(303);
    const replay = app.browser();
    replay.cookies.set('kz-code', kept);
    expect((await replay.get('/forgotten/password')).text).toContain('Time is up');
    expect((await choose(replay, 'another quiet lantern')).status).toBe(409);
    expect((await replay.post('/forgotten/code', { code })).status).toBe(429);
  });

  it('a changed cookie', async () => {
    const { browser, code } = await asked();
    const whole = browser.cookies.get('kz-code') ?? '';
    for (const at of [0, 20, 60, whole.length - 12]) {
      browser.cookies.set('kz-code', `${whole.slice(0, at)}${whole[at] === 'A' ? 'B' : 'A'}${whole.slice(at + 1)}`);
      expect((await browser.post('/forgotten/code', { code })).status).toBe(429);
    }
    browser.cookies.set('kz-code', whole);
    expect((await browser.post('/forgotten/code', { code })).status).toBe(303);
  });

  it('the same link twenty times at once: one answer, one choice, one session', async () => {
    const { browser, link, id } = await asked();
    const cookie = browser.cookies.get('kz-code') ?? '';
    const copies = Array.from({ length: 20 }, () => {
      const copy = app.browser();
      copy.cookies.set('kz-code', cookie);
      return copy;
    });
    const answers = await Promise.all(copies.map((copy) => copy.post('/forgotten/code', { link: secretOf(link) })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(429)]);
    const choices = await Promise.all(copies.map((copy, at) => choose(copy, `${chosen} ${at}`)));
    expect(choices.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(409)]);
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
  });

  it('hostile logins', async () => {
    const long = 'a'.repeat(10_000);
    for (const login of ['', ' ', 'ab', 'a b c', long, `${long}@example.org`, 'nobody\r\nBcc: all@example.org', "' OR 1=1 --", '{"contains":""}', '\u0000name', `${'\ufdfa'.repeat(64)}@example.org`, '🦊🦊🦊', 'a@b']) {
      const answer = await app.browser().post('/forgotten', { login });
      expect(answer.status, JSON.stringify(login.slice(0, 40))).toBe(400);
    }
    for (const form of [{}, { 'login[contains]': '' }, { login: '@an' }, { login: '@anna.b' }] as Record<string, string>[]) expect((await app.browser().post('/forgotten', form)).status).toBe(400);
  });
});

describe('nobody learns whether there is an account', () => {
  const walk = async (login: string, ip: string) => {
    const browser = app.browser({ ip });
    const first = alike(await browser.post('/forgotten', { login }), login);
    const waiting = alike(await browser.get('/forgotten/code'), login);
    const wrong = alike(await browser.post('/forgotten/code', { code: '000000' }), login);
    const again = alike(await browser.post('/forgotten/code', { intent: 'again' }), login);
    return { first, waiting, wrong, again, choice: alike(await browser.get('/forgotten/password'), login) };
  };
  const sameLength = (text: string) => `x${randomBytes(20).toString('hex')}`.slice(0, text.length);

  it('by name or address, nor whether letters go there', async () => {
    const [known, silent] = [await person(), await person({ notificationChannel: 'none' })];
    app.setNow(new Date());
    const unknownName = sameLength(known.username);
    const unknownAddress = `${sameLength('0123456789')}@example.org`;
    expect(unknownAddress.length).toBe(known.email.length);
    const byName = await walk(known.username, '10.98.0.1');
    expect(await walk(unknownName, '10.98.0.2')).toEqual(byName);
    expect(await walk(silent.username, '10.98.0.3')).toEqual(byName);
    const byAddress = await walk(known.email, '10.98.0.4');
    expect(await walk(unknownAddress, '10.98.0.5')).toEqual(byAddress);
    expect(await walk(silent.email, '10.98.0.6')).toEqual(byAddress);
    expect(byName.first.status).toBe(303);
    app.setNow(null);
    expect((await outbox.letter(known.email, 2)).subject).toBe('A new password for Kruzhok');
    expect((await outbox.letter(unknownAddress)).subject).toContain('no account');
    await until(async () => (await db.mailMessage.count({ where: { template: 'accounts.no-letter' } })) === 0);
    expect(outbox.letters(silent.email)).toEqual([]);
    expect(outbox.letters().filter(({ to }) => to === '')).toEqual([]);
  });
});

describe('a letter once more', () => {
  it('is asked for on the page that waits, after a minute, with a word about it', async () => {
    const { browser, code, email } = await asked();
    const early = await browser.post('/forgotten/code', { intent: 'again' });
    expect(early.status).toBe(429);
    expect(early.text).toContain('less than a minute ago');
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(30);
    app.setNow(new Date(Date.now() + 65_000));
    expect(await browser.post('/forgotten/code', { intent: 'again' })).toMatchObject({ status: 303, location: '/forgotten/code' });
    expect((await browser.get('/forgotten/code')).text).toContain('A new code is on its way');
    expect((await browser.post('/forgotten/code', { code })).status).toBe(400);
    expect((await browser.post('/forgotten/code', { code: await outbox.code(email, 2) })).status).toBe(303);
    app.setNow(null);
  });

  it('also while signing in and registering; where none is waited for there is nothing to send', async () => {
    const { email } = await person();
    const fresh = `${randomBytes(5).toString('hex')}@example.org`;
    const [signing, registering] = [app.browser(), app.browser()];
    await signing.post('/sign-in', { intent: 'code', email, redirectTo: '/library' });
    await registering.post('/register', { username: `r${randomBytes(4).toString('hex')}`, email: fresh, password });
    await Promise.all([outbox.code(email), outbox.code(fresh)]);
    expect((await signing.get('/sign-in/code')).text).toContain('value="again"');
    app.setNow(new Date(Date.now() + 65_000));
    for (const browser of [signing, registering]) expect(await browser.post('/sign-in/code', { intent: 'again' })).toMatchObject({ status: 303, location: '/sign-in/code' });
    expect(await signing.post('/sign-in/code', { code: await outbox.code(email, 2) })).toMatchObject({ status: 303, location: '/library' });
    expect(await registering.post('/sign-in/code', { code: await outbox.code(fresh, 2) })).toMatchObject({ status: 303, location: '/' });
    app.setNow(null);
    expect((await app.browser().post('/sign-in/code', { intent: 'again' })).status).toBe(409);
    expect((await app.browser().get('/sign-in/code')).text).not.toContain('value="again"');
  });

  it('cannot be had for somebody else: the browser’s cookie says whose letter it is', async () => {
    const { browser } = await asked();
    const cookie = challengeCookie.read(`kz-code=${browser.cookies.get('kz-code')}`, app.services.env.sessionSecret, false);
    app.setNow(new Date(Date.now() + 65_000));
    const stranger = app.browser();
    expect((await stranger.post('/forgotten/code', { intent: 'again', id: cookie?.id ?? '', email: 'other@example.org' })).status).toBe(409);
    app.setNow(null);
  });
});

it('somebody with an app is asked for it after choosing, and is not in before', async () => {
  const { browser, code, id } = await asked();
  await db.user.update({ where: { id }, data: { secondFactor: 'app' } });
  await db.authenticator.create({ data: { userId: id, secret: new Uint8Array(40), confirmedAt: new Date() } });
  await browser.post('/forgotten/code', { code });
  expect(await choose(browser)).toMatchObject({ status: 303, location: '/sign-in/second-factor' });
  expect(browser.cookies.has('kz-session')).toBe(false);
  expect(await isIn(browser)).toBe(false);
  expect(await db.session.count({ where: { userId: id } })).toBe(0);
  expect((await browser.get('/sign-in/second-factor')).status).toBe(200);
});

it('no page of it sends anything secret to the log', async () => {
  const { browser, code, link } = await asked();
  await browser.get(pathOf(link));
  await browser.post('/forgotten/code', { code });
  await choose(browser, 'a phrase for the log only');
  const log = app.logLines.join('\n');
  for (const plain of [secretOf(link), 'a phrase for the log only', `"${code}"`]) expect(log).not.toContain(plain);
});
