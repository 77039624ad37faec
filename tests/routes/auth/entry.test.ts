import { describe, expect, it } from 'vitest';
import { randomBytes, randomUUID } from 'node:crypto';
import { challengeCookie } from '#app/kernel/accounts/index.server.ts';
import { hashSecret } from '#app/kernel/accounts/secret.server.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { alike } from '#tests/support/alike.ts';
import { createTestApp } from '#tests/support/app.ts';
import { parseHtml } from '#tests/support/html.ts';

const app = await createTestApp();
const { db, outbox } = app;
const secret = app.services.env.sessionSecret;
const password = 'gravel otter plinth';
const address = () => `${randomBytes(5).toString('hex')}@example.org`;
const name = () => `p${randomBytes(4).toString('hex')}`;
const sealed = (browser: Browser) => challengeCookie.read(`kz-code=${browser.cookies.get('kz-code')}`, secret, false);

const askToRegister = (browser: Browser, email: string, username = name(), more: Record<string, string> = {}) =>
  browser.post('/register', { username, email, password, ...more });
const askForCode = (browser: Browser, email: string) => browser.post('/sign-in', { intent: 'code', email });
const pathOf = (link: string) => link.replace('http://kruzhok.test', '');
const secretOf = (link: string) => new URL(link).searchParams.get('link') ?? '';

async function registered(email = address(), username = name()): Promise<{ browser: Browser; email: string; username: string }> {
  const browser = app.browser();
  expect(await askToRegister(browser, email, username)).toMatchObject({ status: 303, location: '/sign-in/code' });
  const answer = await browser.post('/sign-in/code', { code: await outbox.code(email) });
  expect(answer).toMatchObject({ status: 303, location: '/' });
  return { browser, email, username };
}

/** A member with an own address and a browser that waits for a sign-in letter. */
async function waiting(): Promise<{ browser: Browser; email: string; code: string; link: string }> {
  const { email } = await registered();
  const browser = app.browser();
  await askForCode(browser, email);
  return { browser, email, code: await outbox.code(email, 2), link: await outbox.link(email, 2) };
}

const isIn = async (browser: Browser) => (await browser.get('/settings')).status === 200;
const codesLike = (code: string, count: number) => Array.from({ length: count }, (_, at) => String((Number(code) + at + 1) % 1_000_000).padStart(6, '0'));

describe('the whole way in, without scripts', () => {
  it('registers with the code from the letter, signs out, and in again by code, link and password', async () => {
    const { browser, email, username } = await registered();
    expect(await isIn(browser)).toBe(true);
    const out = await browser.post('/sign-out', {});
    expect(out).toMatchObject({ status: 303, location: '/' });
    expect(out.headers.get('clear-site-data')).toContain('"storage"');
    expect(browser.cookies.has('kz-session')).toBe(false);
    expect((await browser.get('/settings')).location).toBe('/sign-in?redirectTo=%2Fsettings');

    await browser.post('/sign-in', { intent: 'code', email, redirectTo: '/settings' });
    expect(await browser.post('/sign-in/code', { code: ` ${(await outbox.code(email, 2)).replace(/^.../, '$& ')} ` })).toMatchObject({ status: 303, location: '/settings' });
    await browser.post('/sign-out', {});

    await askForCode(browser, email);
    const link = await outbox.link(email, 3);
    expect(link).toMatch(/^http:\/\/kruzhok\.test\/sign-in\/code\?link=[\w-]{43}$/);
    const opened = await browser.get(pathOf(link));
    expect(opened.text).toContain(`value="${secretOf(link)}"`);
    expect(await browser.post('/sign-in/code', { link: secretOf(link) })).toMatchObject({ status: 303, location: '/' });
    await browser.post('/sign-out', {});

    expect(await browser.post('/sign-in', { intent: 'password', login: username, password })).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(browser)).toBe(true);
  });

  it('shows what was typed after a mistake, except the password', async () => {
    const answer = await app.browser().post('/register', { username: 'a b', email: 'anna@', password: 'hunter22secret' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('value="a b"');
    expect(answer.text).toContain('value="anna@"');
    expect(answer.text).not.toContain('hunter22secret');
    expect(answer.text).toMatch(/role="alert"[^>]*tabindex="-1"/i);
    expect(answer.text).toMatch(/<a href="#register-username"/);
  });

  it('asks the owner, who has no address, for one, and proves it', async () => {
    const { ensureOwner } = await import('#app/kernel/accounts/index.server.ts');
    const owner = await ensureOwner(db, { timeZone: 'Europe/Moscow' });
    const browser = app.browser();
    expect(await browser.post('/sign-in', { intent: 'password', ...(owner ?? { login: '', password: '' }) })).toMatchObject({ status: 303, location: '/settings/email' });
    const email = address();
    expect(await browser.post('/settings/email', { email })).toMatchObject({ status: 303, location: '/settings/email/code' });
    const code = await outbox.code(email);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
    expect(await browser.post('/settings/email/code', { code })).toMatchObject({ status: 303, location: '/settings' });
    expect(await db.user.findUnique({ where: { emailKey: email }, select: { role: true } })).toEqual({ role: 'owner' });
    expect((await browser.post('/settings/email', { email: address() })).text).toContain('Enter your present password');
  });

  it('offers another name when the chosen one was taken meanwhile', async () => {
    const { username } = await registered();
    const [browser, email] = [app.browser(), address()];
    await askToRegister(browser, email, username.toUpperCase());
    expect(await browser.post('/sign-in/code', { code: await outbox.code(email) })).toMatchObject({ status: 303, location: '/register/username' });
    expect((await browser.get('/register/username')).status).toBe(200);
    expect((await browser.post('/register/username', { username })).status).toBe(400);
    const free = name();
    expect(await browser.post('/register/username', { username: free })).toMatchObject({ status: 303, location: '/' });
    expect(await db.user.findUnique({ where: { emailKey: email }, select: { username: true } })).toEqual({ username: free });
    expect(await isIn(browser)).toBe(true);
  });
});

describe('beginning again', () => {
  const hrefs = (page: Page) => parseHtml(page.text).tags.map(({ attributes }) => attributes.get('href') ?? '');

  it('leads a newcomer back to the door that their invitation opens, also after a second letter', async () => {
    const token = randomBytes(32).toString('base64url');
    await db.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, registration: 'invitation' }, update: { registration: 'invitation' } });
    await db.invitation.create({ data: { id: randomUUID(), tokenHash: hashSecret(token), maxUses: 1, createdAt: new Date() } });
    const [browser, email] = [app.browser(), address()];
    const again = `/register?invitation=${token}&redirectTo=%2Flibrary`;
    expect((await browser.get(again)).text).toContain('name="username"');
    expect((await askToRegister(browser, email, name(), { invitation: token, redirectTo: '/library' })).status).toBe(303);
    expect(hrefs(await browser.get('/sign-in/code'))).toContain(again);
    app.setNow(new Date(Date.now() + 65_000));
    expect((await browser.post('/sign-in/code', { intent: 'again' })).status).toBe(303);
    expect(hrefs(await browser.get('/sign-in/code'))).toContain(again);
    app.setNow(null);
    await db.houseSettings.update({ where: { id: 1 }, data: { registration: 'open' } });
  });

  it('keeps the invitation and where somebody wanted to go on every way round the sign-in page', async () => {
    const carried = `?invitation=${randomBytes(32).toString('base64url')}&redirectTo=%2Flibrary`;
    const [browser, email] = [app.browser(), address()];
    expect(hrefs(await browser.get(`/sign-in${carried}`))).toEqual(expect.arrayContaining([`/register${carried}`, `/forgotten${carried}`]));
    expect(hrefs(await browser.get(`/forgotten${carried}`))).toContain(`/sign-in${carried}`);
    expect((await browser.post(`/forgotten${carried}`, { login: email })).status).toBe(303);
    expect(hrefs(await browser.get('/forgotten/code'))).toContain(`/forgotten${carried}`);
    expect(hrefs(await browser.get('/forgotten/password'))).toContain(`/forgotten${carried}`);
    expect((await browser.post(`/sign-in${carried}`, { intent: 'code', email: address(), redirectTo: '/library' })).status).toBe(303);
    expect(hrefs(await browser.get('/sign-in/code'))).toContain(`/sign-in${carried}`);
  });

  it('and going on to register keep where somebody wanted to go', async () => {
    const browser = app.browser();
    expect(hrefs(await browser.get('/sign-in?redirectTo=%2Flibrary'))).toContain('/register?redirectTo=%2Flibrary');
    expect(hrefs(await browser.get('/sign-in'))).toContain('/register');
    await browser.post('/sign-in', { intent: 'code', email: address(), redirectTo: '/library' });
    expect(hrefs(await browser.get('/sign-in/code'))).toContain('/sign-in?redirectTo=%2Flibrary');
  });
});

describe('what was measured against remix-auth-totp, refused', () => {
  it('another address in the strategy’s own cookie', async () => {
    const victim = await registered();
    const { browser, code, email } = await waiting();
    browser.cookies.set('_totp', encodeURIComponent(`email=${encodeURIComponent(victim.email)}`));
    expect((await browser.post('/sign-in/code', { code, email: victim.email })).status).toBe(303);
    expect(await db.session.count({ where: { user: { email: victim.email } } })).toBe(1);
    expect(await db.session.count({ where: { user: { email } } })).toBe(2);
  });

  it('another address inside our cookie, as if its seal were broken', async () => {
    const victim = await registered();
    const { browser, code, email } = await waiting();
    const cookie = sealed(browser);
    if (!cookie) throw new Error('no cookie');
    const strategy = cookie.strategy.replaceAll(encodeURIComponent(email), encodeURIComponent(victim.email)).replaceAll(email.replace('@', '%40'), victim.email.replace('@', '%40'));
    expect(strategy).not.toBe(cookie.strategy);
    browser.cookies.set('kz-code', (challengeCookie.write({ ...cookie, strategy, email: victim.email }, secret, false).split(';')[0] ?? '').slice('kz-code='.length));
    expect((await browser.post('/sign-in/code', { code })).status).toBe(400);
    expect(await isIn(browser)).toBe(false);
  });

  it('any change of our cookie', async () => {
    const { browser, code } = await waiting();
    const whole = browser.cookies.get('kz-code') ?? '';
    for (const at of [0, 20, 40, 100, whole.length - 10]) {
      browser.cookies.set('kz-code', `${whole.slice(0, at)}${whole[at] === 'A' ? 'B' : 'A'}${whole.slice(at + 1)}`);
      expect((await browser.post('/sign-in/code', { code })).status, `sign ${at}`).toBe(429);
    }
    browser.cookies.set('kz-code', whole);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
  });

  it('attempts set back by bringing the first cookie again', async () => {
    const { browser, code } = await waiting();
    const first = browser.cookies.get('kz-code') ?? '';
    for (const guess of codesLike(code, 5)) {
      browser.cookies.set('kz-code', first);
      expect((await browser.post('/sign-in/code', { code: guess })).status).toBe(400);
    }
    browser.cookies.set('kz-code', first);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
    expect(await isIn(browser)).toBe(false);
  });

  it('a used code', async () => {
    const { browser, code } = await waiting();
    const cookie = browser.cookies.get('kz-code') ?? '';
    expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
    const replay = app.browser();
    replay.cookies.set('kz-code', cookie);
    expect((await replay.post('/sign-in/code', { code })).status).toBe(429);
    expect(await isIn(replay)).toBe(false);
  });

  it('a used link, and the code after the link', async () => {
    const { browser, code, link } = await waiting();
    const cookie = browser.cookies.get('kz-code') ?? '';
    expect((await browser.post('/sign-in/code', { link: secretOf(link) })).status).toBe(303);
    const replay = app.browser();
    for (const again of [{ link: secretOf(link) }, { code }] as Record<string, string>[]) {
      replay.cookies.set('kz-code', cookie);
      expect((await replay.post('/sign-in/code', again)).status).toBe(429);
    }
    expect(await isIn(replay)).toBe(false);
  });

  it('twenty wrong codes and then the right one, one after the other', async () => {
    const { browser, code } = await waiting();
    const statuses: number[] = [];
    for (const guess of codesLike(code, 20)) statuses.push((await browser.post('/sign-in/code', { code: guess })).status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
  });

  it('twenty wrong codes and the right one at once, from many addresses', async () => {
    const { browser, code } = await waiting();
    const cookie = browser.cookies.get('kz-code') ?? '';
    const guesses = await Promise.all([...codesLike(code, 20)].map((guess) => {
      const other = app.browser();
      other.cookies.set('kz-code', cookie);
      return other.post('/sign-in/code', { code: guess });
    }));
    expect(guesses.filter(({ status }) => status === 400)).toHaveLength(5);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
  });

  it('two letters crossed', async () => {
    const [one, two] = [await waiting(), await waiting()];
    expect((await one.browser.post('/sign-in/code', { code: two.code })).status).toBe(400);
    expect((await one.browser.post('/sign-in/code', { link: secretOf(two.link) })).status).toBe(400);
    const mine = one.browser.cookies.get('kz-code') ?? '';
    one.browser.cookies.set('kz-code', two.browser.cookies.get('kz-code') ?? '');
    expect((await one.browser.post('/sign-in/code', { code: one.code })).status).toBe(400);
    one.browser.cookies.set('kz-code', mine);
    expect((await one.browser.post('/sign-in/code', { code: one.code })).status).toBe(303);
  });

  it('the link in another browser: it says where to type the code, which still works', async () => {
    const { browser, code, link } = await waiting();
    const other = app.browser();
    const opened = await other.get(pathOf(link));
    expect(opened.status).toBe(200);
    expect(opened.text).toContain('another browser');
    expect(opened.text).not.toContain(`value="${secretOf(link)}"`);
    expect((await other.post('/sign-in/code', { link: secretOf(link) })).status).toBe(429);
    expect(await isIn(other)).toBe(false);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
  });

  it('a mail scanner that opens the link again and again uses nothing up', async () => {
    const { browser, link } = await waiting();
    for (let visit = 0; visit < 12; visit += 1) {
      const opened = await app.browser().get(pathOf(link));
      expect(opened.headers.getSetCookie().join()).not.toContain('kz-session');
      expect((await browser.get(pathOf(link))).headers.getSetCookie().join()).not.toContain('kz-session');
    }
    expect((await browser.post('/sign-in/code', { link: secretOf(link) })).status).toBe(303);
  });

  it('an error while sending: answered by us, its text never travels in a cookie', async () => {
    const [browser, email] = [app.browser(), address()];
    for (let letter = 0; letter < 3; letter += 1) expect((await askForCode(browser, email)).status).toBe(303);
    const kept = browser.cookies.get('kz-code');
    const answer = await askForCode(browser, email);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(browser.cookies.get('kz-code')).toBe(kept);
    expect([...browser.cookies.keys()]).toEqual(['kz-code']);
  });
});

describe('nobody learns whether an account exists', () => {
  it('by asking for a code, registering or signing in with a password', async () => {
    const { email, username } = await registered();
    app.setNow(new Date());
    const unknown = address();
    const ip = '10.99.1.1';
    const compare = async (ask: (browser: Browser, email: string) => Promise<Page>, known = email, other = unknown) => {
      const answers = [];
      for (const typed of [known, other]) {
        const browser = app.browser({ ip });
        answers.push({ first: alike(await ask(browser, typed), typed), then: alike(await browser.get('/sign-in/code'), typed) });
      }
      expect(answers[0]).toEqual(answers[1]);
    };
    await compare(askForCode);
    await compare((browser, typed) => askToRegister(browser, typed, 'same-name-of-both'));
    await compare((browser, login) => browser.post('/sign-in', { intent: 'password', login, password: 'not the password' }), username, name());
    await compare((browser, login) => browser.post('/sign-in', { intent: 'password', login, password: 'not the password' }));
    app.setNow(null);
  });
});

describe('forms take what they ask for and nothing more', () => {
  it('no column of a person can be chosen', async () => {
    const [browser, email, username] = [app.browser(), address(), name()];
    const more = { role: 'owner', id: '0190a0a0-0000-7000-8000-000000000001', emailProvenAt: '2020-01-01', passwordHash: 'x', userId: 'x', deactivatedAt: '2020-01-01', joinedAt: '2001-01-01', isAdmin: 'true', usernameKey: 'other' };
    await askToRegister(browser, email, username, more);
    await browser.post('/sign-in/code', { code: await outbox.code(email), ...more });
    await browser.post('/settings/language', { locale: 'en', theme: 'dark', timeZone: 'Asia/Almaty', ...more, email: 'other@example.org', username: 'other' });
    const user = await db.user.findUniqueOrThrow({ where: { emailKey: email } });
    expect(user).toMatchObject({ username, email, role: 'member', theme: 'dark', timeZone: 'Asia/Almaty', deactivatedAt: null });
    expect(user.id).not.toBe(more.id);
    expect(user.joinedAt.getFullYear()).toBeGreaterThan(2020);
  });

  it('no other redirect than into the house', async () => {
    const { email, username } = await registered();
    for (const redirectTo of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example', 'javascript:alert(1)']) {
      const browser = app.browser();
      expect((await browser.post('/sign-in', { intent: 'password', login: username, password, redirectTo })).location).toBe('/');
      expect((await browser.post('/preferences', { locale: 'ru', returnTo: redirectTo })).location).toBe('/');
    }
    const browser = app.browser();
    await browser.post('/sign-in', { intent: 'code', email, redirectTo: '//evil.example' });
    expect((await browser.post('/sign-in/code', { code: await outbox.code(email, 2) })).location).toBe('/');
  });

  it('language and theme are kept by a cookie for a visitor and by the account for a member', async () => {
    const visitor = app.browser({ language: 'en' });
    expect(await visitor.post('/preferences', { locale: 'ru', theme: 'dark', returnTo: '/sign-in' })).toMatchObject({ status: 303, location: '/sign-in' });
    const shown = await visitor.get('/sign-in');
    expect(shown.text).toMatch(/<html[^>]*lang="ru"/);
    expect(shown.text).toMatch(/<html[^>]*data-theme="dark"/);
    const { browser, email } = await registered();
    await browser.post('/preferences', { locale: 'ru', returnTo: '/settings' });
    expect(await db.user.findUnique({ where: { emailKey: email }, select: { locale: true } })).toEqual({ locale: 'ru' });
  });
});

describe('sessions', () => {
  it('a session planted before signing in is not the one after', async () => {
    const { username } = await registered();
    const planter = await registered();
    const planted = planter.browser.cookies.get('kz-session') ?? '';
    const browser = app.browser();
    browser.cookies.set('kz-session', planted);
    await browser.post('/sign-in', { intent: 'password', login: username, password });
    expect(browser.cookies.get('kz-session')).not.toBe(planted);
    expect(await isIn(planter.browser)).toBe(false);
  });

  it('the list ends others, and a copied cookie is worth nothing after signing out', async () => {
    const { browser, username } = await registered();
    const phone = app.browser();
    await phone.post('/sign-in', { intent: 'password', login: username, password });
    expect((await browser.get('/settings/sessions')).text).toContain('value="others"');
    expect((await browser.post('/settings/sessions', { session: 'others' })).status).toBe(303);
    expect(await isIn(phone)).toBe(false);
    const copy = app.browser();
    copy.cookies.set('kz-session', browser.cookies.get('kz-session') ?? '');
    expect(await isIn(copy)).toBe(true);
    await browser.post('/sign-out', {});
    expect(await isIn(copy)).toBe(false);
  });

  it('idle and absolute limits hold for requests', async () => {
    const { browser } = await registered();
    const start = Date.now();
    app.setNow(new Date(start + 30 * 86_400_000 + 60_000));
    expect(await isIn(browser)).toBe(false);
    app.setNow(null);
    expect(await isIn(browser)).toBe(true);
  });

  it('pages of a member are not kept by caches, and no page holds a hash, a session or an address of others', async () => {
    const { browser } = await registered();
    for (const path of ['/settings', '/settings/language', '/settings/sessions', '/settings/email']) {
      const page = await browser.get(path);
      expect(page.headers.get('cache-control'), path).toContain('no-store');
      expect(page.text).not.toContain('$argon2id');
      expect(page.text).not.toContain(browser.cookies.get('kz-session') ?? 'none');
    }
  });
});

it('neither codes, links, passwords nor session ids reach the log', async () => {
  const { browser, code, link } = await waiting();
  await browser.get(pathOf(link));
  await browser.post('/sign-in/code', { code });
  const log = app.logLines.join('\n');
  for (const plain of [secretOf(link), password, browser.cookies.get('kz-session') ?? 'none', `"${code}"`]) expect(log).not.toContain(plain);
});
