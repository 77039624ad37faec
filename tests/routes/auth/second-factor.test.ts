import { randomBytes } from 'node:crypto';
import { URI } from 'otpauth';
import type { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { readSecondStepCookie, secondStepCookie } from '#app/kernel/accounts/index.server.ts';
import type { Role, Viewer } from '#app/kernel/accounts/context.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { parseHtml } from '#tests/support/html.ts';
import { createPerson, signInAs } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';

const app = await createTestApp();
const { db, outbox } = app;
const password = 'gravel otter plinth';
const passwordHash = await hashPassword(password);
const house = app.services.env.sessionSecret;

type Somebody = Viewer & { email: string };
async function somebody(role: Role = 'teacher'): Promise<Somebody> {
  const viewer = await createPerson(db, { role, username: `p${randomBytes(4).toString('hex')}` });
  await db.user.update({ where: { id: viewer.id }, data: { passwordHash } });
  return viewer as Somebody;
}

const withPassword = (who: { username: string }, browser = app.browser(), more: Record<string, string> = {}) =>
  browser.post('/sign-in', { intent: 'password', login: who.username, password, ...more }).then((page) => ({ browser, page }));

/** A browser that has given the right password and waits for the second step. */
async function waiting(who: { username: string }): Promise<Browser> {
  const { browser, page } = await withPassword(who);
  expect(page).toMatchObject({ status: 303, location: '/sign-in/second-factor' });
  return browser;
}

/** A browser that owes nothing is sent to the beginning. */
const begin = { status: 303, location: '/sign-in' };

const isIn = async (browser: Browser) => (await browser.get('/settings')).status === 200;
const step = (browser: Browser, answer: Record<string, string>) => browser.post('/sign-in/second-factor', answer);
const keptBy = (browser: Browser) => readSecondStepCookie(`kz-step=${browser.cookies.get('kz-step')}`, house, false);
const pathOf = (link: string) => link.replace('http://kruzhok.test', '');
const secretOf = (link: string) => new URL(link).searchParams.get('link') ?? '';
const other = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');
const otpauthOf = (page: Page) => parseHtml(page.text).tags.map(({ attributes }) => attributes.get('href') ?? '').find((href) => href.startsWith('otpauth:')) ?? '';
const codesOn = (page: Page) => [...new Set(page.text.match(/\b(?:[0-9a-z]{5}-){4}[0-9a-z]{5}\b/g))];

/** Codes of one key, always the next step's, so that none is used twice. */
function phone(uri: string) {
  const totp = URI.parse(uri) as TOTP;
  const ahead = { at: Date.now() };
  app.setNow(new Date(ahead.at));
  return {
    uri, totp,
    next(): string {
      ahead.at += 30_000;
      app.setNow(new Date(ahead.at));
      return totp.generate({ timestamp: ahead.at });
    },
  };
}

/** Switches an app on by the pages. */
async function connect(browser: Browser) {
  expect(await browser.post('/settings/sign-in/second-factor', { factor: 'app' })).toMatchObject({ status: 303, location: '/settings/sign-in/authenticator' });
  const shown = await browser.get('/settings/sign-in/authenticator');
  const app = phone(otpauthOf(shown));
  expect(await browser.post('/settings/sign-in/authenticator', { intent: 'confirm', code: app.next() })).toMatchObject({ status: 303, location: '/settings/sign-in/recovery-codes' });
  return { ...app, codes: codesOn(await browser.get('/settings/sign-in/recovery-codes')) };
}

describe('a mailed second step', () => {
  it('follows the password of a teacher: code, or the link’s button, then in, where they wanted to go', async () => {
    const who = await somebody();
    const { browser } = await withPassword(who, app.browser(), { redirectTo: '/library/statistics' });
    expect(await isIn(browser)).toBe(false);
    const asked = await browser.get('/sign-in/second-factor');
    expect(asked.status).toBe(200);
    expect(asked.text).not.toContain(who.email);
    expect(asked.text).toContain('@example.org');
    expect(asked.text, 'signing in differently leads to the same place').toContain('href="/sign-in?redirectTo=%2Flibrary%2Fstatistics"');
    const letter = await outbox.letter(who.email);
    expect(letter.subject).not.toMatch(/\d{6}/);
    expect(await step(browser, { intent: 'mail', code: await outbox.code(who.email) })).toMatchObject({ status: 303, location: '/library/statistics' });
    expect(await isIn(browser)).toBe(true);
    expect(browser.cookies.has('kz-step')).toBe(false);
    expect((await browser.get('/sign-in/second-factor')).status).toBe(303);

    const again = await waiting(who);
    const link = await outbox.link(who.email, 2);
    expect(link).toMatch(/^http:\/\/kruzhok\.test\/sign-in\/second-factor\?link=[\w-]{43}$/);
    expect((await again.get(pathOf(link))).text).toContain(`value="${secretOf(link)}"`);
    expect(await isIn(again)).toBe(false);
    expect(await step(again, { intent: 'link', link: secretOf(link) })).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(again)).toBe(true);
  });

  it('is not there for a member who never chose one, nor after a mailed code', async () => {
    expect((await withPassword(await somebody('member'))).page).toMatchObject({ status: 303, location: '/' });
    const teacher = await somebody();
    const browser = app.browser();
    await browser.post('/sign-in', { intent: 'code', email: teacher.email });
    expect(await browser.post('/sign-in/code', { code: await outbox.code(teacher.email) })).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(browser)).toBe(true);
  });

  it('that went to Telegram speaks of no letter', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const [owed, link] = [keptBy(browser), await outbox.link(who.email)];
    if (!owed?.letter) throw new Error('no letter');
    const cookie = secondStepCookie({ ...owed, letter: { ...owed.letter, isInTelegram: true } }, house, false);
    const pages = async () => [await browser.get('/sign-in/second-factor'), await browser.get(pathOf(link))].map(({ text }) => parseHtml(text).text);
    expect((await pages()).join()).toMatch(/letter/);
    browser.cookies.set('kz-step', (cookie.split(';')[0] ?? '').slice('kz-step='.length));
    const [asked, opened] = await pages();
    expect(asked).toContain('Code from Telegram');
    expect([asked, opened].filter((text) => /letter|spam/i.test(text ?? ''))).toEqual([]);
    expect((await app.browser().get(pathOf(link))).text).not.toMatch(/from the letter/);
  });

  it('can be mailed again; the earlier code is over', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const first = await outbox.code(who.email);
    expect(await step(browser, { intent: 'again' })).toMatchObject({ status: 303, location: '/sign-in/second-factor' });
    const second = await outbox.code(who.email, 2);
    if (first !== second) expect((await step(browser, { intent: 'mail', code: first })).status).toBe(400);
    expect((await step(browser, { intent: 'mail', code: second })).status).toBe(303);
    const greedy = await waiting(await somebody());
    const statuses = [];
    for (let letter = 0; letter < 4; letter += 1) statuses.push((await step(greedy, { intent: 'again' })).status);
    expect(statuses).toEqual([303, 303, 429, 429]);
  });

  it('shows mistakes beside the field, keeps no code, and after five says to begin anew', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const code = await outbox.code(who.email);
    const wrong = await step(browser, { intent: 'mail', code: other(code) });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('This code is not right');
    expect(wrong.text).not.toContain(`value="${other(code)}"`);
    for (let guess = 2; guess <= 5; guess += 1) expect((await step(browser, { intent: 'mail', code: other(code, guess) })).status).toBe(400);
    const over = await step(browser, { intent: 'mail', code });
    expect(over.status).toBe(429);
    expect(over.text).toContain('Please sign in once more');
    expect(await isIn(browser)).toBe(false);
  });
});

describe('what is owed cannot be got around', () => {
  it('after the password only, no page of a member opens, as page or as data, read or posted to', async () => {
    const browser = await waiting(await somebody('owner'));
    const open: string[] = [];
    for (const { id, pattern, hasLoader, hasAction } of await appRoutes()) {
      const path = pattern.replace(/:\w+/g, '0190a0a0-0000-7000-8000-000000000001').replace('*', 'nowhere');
      const visitor = app.browser();
      if (hasLoader) {
        for (const address of [path, dataPath(path)]) {
          const [mine, theirs] = [await browser.get(address), await visitor.get(address)];
          if (path !== '/sign-in/second-factor' && mine.status !== theirs.status) open.push(`GET ${address}: ${mine.status} instead of ${theirs.status} (${id})`);
          if (mine.text.includes('nav class="rail"')) open.push(`GET ${address} is a member's page`);
        }
      }
      if (hasAction && !['/sign-in', '/sign-in/second-factor', '/sign-out', '/preferences'].includes(path)) {
        const kept = new Map(browser.cookies);
        const [mine, theirs] = [await browser.post(path, { unexpected: 'field' }), await visitor.post(path, { unexpected: 'field' })];
        if (mine.status !== theirs.status) open.push(`POST ${path}: ${mine.status} instead of ${theirs.status}`);
        browser.cookies.clear();
        for (const [name, value] of kept) browser.cookies.set(name, value);
      }
    }
    expect(open).toEqual([]);
    expect(await isIn(browser)).toBe(false);
  }, 120_000);

  it('by the code on the page for mailed sign-in, the proof page or the page for an address', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const code = await outbox.code(who.email);
    for (const path of ['/sign-in/code', '/settings/proof/code', '/settings/email/code', '/forgotten/code']) {
      expect((await browser.post(path, { code })).status, path).not.toBe(200);
      expect(await isIn(browser), path).toBe(false);
    }
    expect((await step(browser, { intent: 'mail', code })).status).toBe(303);
  });

  it('in another browser, with another’s step, or by crossing two people’s', async () => {
    const [one, two] = [await somebody(), await somebody()];
    const [mine, theirs] = [await waiting(one), await waiting(two)];
    const [myCode, theirCode] = [await outbox.code(one.email), await outbox.code(two.email)];
    const stranger = app.browser();
    expect(await step(stranger, { intent: 'mail', code: myCode })).toMatchObject(begin);
    expect((await step(theirs, { intent: 'mail', code: myCode })).status).toBe(400);
    expect((await step(theirs, { intent: 'link', link: secretOf(await outbox.link(one.email)) })).status).toBe(400);
    // Even with the seal broken: my step with their letter, their step with my letter.
    const [a, b] = [keptBy(mine), keptBy(theirs)];
    if (!a || !b) throw new Error('no steps');
    for (const [forged, code] of [[{ ...a, letter: b.letter }, theirCode], [{ ...b, letter: a.letter }, myCode]] as const) {
      const forger = app.browser();
      forger.cookies.set('kz-step', (secondStepCookie(forged, house, false).split(';')[0] ?? '').slice('kz-step='.length));
      expect((await step(forger, { intent: 'mail', code })).status).toBe(400);
      expect(await isIn(forger)).toBe(false);
    }
    expect((await step(mine, { intent: 'mail', code: myCode })).status).toBe(303);
    expect((await step(theirs, { intent: 'mail', code: theirCode })).status).toBe(303);
  });

  it('by any change of the cookie', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const code = await outbox.code(who.email);
    const whole = browser.cookies.get('kz-step') ?? '';
    expect(Buffer.from(whole, 'base64url').toString('latin1')).not.toContain(who.email);
    for (const at of [0, 20, 40, 100, whole.length - 10]) {
      browser.cookies.set('kz-step', `${whole.slice(0, at)}${whole[at] === 'A' ? 'B' : 'A'}${whole.slice(at + 1)}`);
      expect(await step(browser, { intent: 'mail', code }), `sign ${at}`).toMatchObject(begin);
    }
    // A cookie of another purpose is none of this one's.
    browser.cookies.set('kz-code', whole);
    browser.cookies.delete('kz-step');
    expect(await step(browser, { intent: 'mail', code })).toMatchObject(begin);
    browser.cookies.set('kz-step', whole);
    expect((await step(browser, { intent: 'mail', code })).status).toBe(303);
  });

  it('by a step used twice, or brought back after it was used', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const cookie = browser.cookies.get('kz-step') ?? '';
    const code = await outbox.code(who.email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => {
      const copy = app.browser();
      copy.cookies.set('kz-step', cookie);
      return step(copy, { intent: 'mail', code });
    }));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await db.session.count({ where: { userId: who.id } })).toBe(1);
    browser.cookies.set('kz-step', cookie);
    expect((await step(browser, { intent: 'mail', code })).status).toBe(429);
  });

  it('by waiting, or by a factor chosen in the form', async () => {
    const who = await somebody();
    const browser = await waiting(who);
    const code = await outbox.code(who.email);
    expect((await step(browser, { intent: 'app', code })).status).toBe(429);
    expect((await step(browser, { intent: 'recovery', recoveryCode: 'k'.repeat(25) })).status).toBe(429);
    expect((await step(browser, { intent: 'mail', code, factor: 'off', userId: who.id, attempts: '0', consumedAt: '' })).status).toBe(303);
    const late = await waiting(who);
    const lateCode = await outbox.code(who.email, 2);
    app.setNow(new Date(Date.now() + 601_000));
    expect((await step(late, { intent: 'mail', code: lateCode })).status).toBe(429);
    app.setNow(null);
    for (const nonsense of [{}, { intent: 'no' }, { intent: 'mail' }, { intent: 'mail', code: 'x'.repeat(5000) }, { intent: 'link', link: '../..' }, { intent: 'recovery', recoveryCode: '💥'.repeat(200) }, { 'intent[]': 'mail', 'code[contains]': '' }]) {
      expect((await step(late, nonsense as Record<string, string>)).status).toBe(400);
    }
  });

  it('a wrong password and an unknown name still look alike, and leave no step', async () => {
    const who = await somebody();
    const ip = '10.98.1.1';
    app.setNow(new Date());
    const answers = [];
    for (const login of [who.username, `q${who.username.slice(1)}`]) {
      const browser = app.browser({ ip });
      const page = await browser.post('/sign-in', { intent: 'password', login, password: 'not the password' });
      answers.push({ status: page.status, cookies: [...browser.cookies.keys()], text: page.text.replaceAll(login, 'X').replace(/nonce="[^"]*"/g, '').replace(/[\w-]{8}-[\w-]{4}-[\w-]{4}-[\w-]{4}-[\w-]{12}/g, 'id') });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 400, cookies: [] });
    app.setNow(null);
  });
});

describe('an authenticator app', () => {
  it('is connected, asked for, helped out by a recovery code, moved, and switched off, each told by a letter', async () => {
    const browser = await signInAs(app, await somebody('member'));
    const who = browser.person as Somebody;
    const { codes, uri, ...own } = await connect(browser);
    expect(codes).toHaveLength(10);
    expect(new URL(uri).pathname).toContain(encodeURIComponent(who.username));
    const file = await browser.get('/settings/sign-in/recovery-codes/file');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    for (const code of codes) expect(file.text).toContain(code);
    expect(await browser.post('/settings/sign-in/recovery-codes', { intent: 'done' })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    expect(codesOn(await browser.get('/settings/sign-in/recovery-codes'))).toEqual([]);
    expect((await browser.get('/settings/sign-in/recovery-codes/file')).status).toBe(404);
    expect((await browser.get('/settings/sign-in')).text).toContain('10 codes left');

    const second = await waiting(who);
    const asked = await second.get('/sign-in/second-factor');
    expect(asked.text).toContain('authenticator app');
    const code = own.next();
    expect(await step(second, { intent: 'app', code })).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(second)).toBe(true);
    expect((await step(await waiting(who), { intent: 'app', code })).status).toBe(400);
    const lost = await waiting(who);
    expect((await step(lost, { intent: 'recovery', recoveryCode: codes[3] ?? '' })).status).toBe(303);
    expect((await step(await waiting(who), { intent: 'recovery', recoveryCode: codes[3] ?? '' })).status).toBe(400);
    expect((await outbox.letter(who.email, 2)).text).toContain('9 codes are left');

    const byMail = app.browser();
    await byMail.post('/sign-in', { intent: 'code', email: who.email });
    expect(await byMail.post('/sign-in/code', { code: await outbox.code(who.email, 3) })).toMatchObject({ status: 303, location: '/sign-in/second-factor' });
    expect(await isIn(byMail)).toBe(false);
    expect((await step(byMail, { intent: 'app', code: own.next() })).status).toBe(303);

    expect((await browser.post('/settings/sign-in/authenticator', { intent: 'begin' })).status).toBe(303);
    const moved = phone(otpauthOf(await browser.get('/settings/sign-in/authenticator')));
    expect(moved.uri).not.toBe(uri);
    expect((await browser.post('/settings/sign-in/authenticator', { intent: 'confirm', code: moved.next(), endOthers: 'on' })).status).toBe(303);
    expect(await isIn(second)).toBe(false);
    expect(await browser.post('/settings/sign-in/second-factor', { factor: 'off' })).toMatchObject({ status: 303, location: '/settings/sign-in' });
    expect((await withPassword(who)).page.location).toBe('/');
    const subjects = ['Your second step at sign-in has changed', 'A recovery code was used', 'Your code for Kruzhok', 'Another app for signing in', 'Your second step at sign-in has changed'];
    await outbox.letter(who.email, 5);
    expect(outbox.letters(who.email).map(({ subject }) => subject)).toEqual(subjects);
    app.setNow(null);
  });

  it('shows its key only to the person who is connecting it, in their browser', async () => {
    const [one, two] = [await signInAs(app, await somebody('member')), await signInAs(app, await somebody('member'))];
    await one.post('/settings/sign-in/second-factor', { factor: 'app' });
    two.cookies.set('kz-new-app', one.cookies.get('kz-new-app') ?? '');
    expect(await two.get('/settings/sign-in/authenticator')).toMatchObject({ status: 303, location: '/settings/sign-in/second-factor' });
    expect(await two.post('/settings/sign-in/authenticator', { intent: 'confirm', code: '123456' })).toMatchObject({ status: 303, location: '/settings/sign-in/second-factor' });
    expect(await db.authenticator.count({ where: { userId: two.person.id } })).toBe(0);
    const wrong = await one.post('/settings/sign-in/authenticator', { intent: 'confirm', code: '000000' });
    expect(wrong.status).toBe(400);
    expect(otpauthOf(wrong)).toMatch(/^otpauth:\/\/totp\//);
    expect(wrong.headers.get('cache-control')).toContain('no-store');
    const { codes } = await connect(one);
    two.cookies.set('kz-new-codes', one.cookies.get('kz-new-codes') ?? '');
    expect((await two.get('/settings/sign-in/recovery-codes/file')).status).toBe(404);
    expect((await two.get('/settings/sign-in/recovery-codes')).text).not.toContain(codes[0]);
    app.setNow(null);
  });

  it('leaves no key and no code in the log', async () => {
    const browser = await signInAs(app, await somebody('member'));
    const { codes, totp } = await connect(browser);
    app.setNow(null);
    const log = app.logLines.join('\n');
    for (const plain of [...codes, (totp.secret as Secret).base32]) expect(log).not.toContain(plain);
  });
});
