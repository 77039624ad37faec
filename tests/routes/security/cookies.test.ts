import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { newAuthenticatorCookie, newAuthenticatorSecret, newCodesCookie, telegramCookie } from '#app/kernel/accounts/index.server.ts';
import { newTokenCookie } from '#app/kernel/accounts/tokens/index.server.ts';
import { secondStepCookie } from '#app/kernel/accounts/second-step-cookie.server.ts';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { signInAs } from '#tests/support/people.ts';
import { appRoutes } from '#tests/support/routes.ts';
import { everythingOf } from './furnished-person.ts';
import { furnishedHouse } from './furnished-house.ts';
import type { House } from './furnished-house.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = await appRoutes();
const secret = app.services.env.sessionSecret;
const [anna, boris] = [await furnishedHouse(app, 'White Nights'), await furnishedHouse(app, 'Netochka')];
const valueOf = (setCookie: string) => (setCookie.split(';')[0] ?? '').replace(/^[^=]*=/, '');

/** Every cookie that the house sets, as one person's browser holds them at once. */
async function everyCookie({ owner }: House): Promise<Map<string, string>> {
  const browser: Browser = await signInAs(app, owner.person);
  const invitationId = uuidv7();
  await browser.post('/admin/invitations', { id: invitationId, maxUses: '1', days: '1', note: '' });
  await browser.post('/preferences', { locale: 'en', theme: 'dark' });
  await browser.post('/settings/profile', validForms['/settings/profile']?.() ?? {});
  await browser.post('/settings/proof', { intent: 'letter' });
  const waiting = app.browser();
  await waiting.post('/sign-in', { intent: 'code', email: String(owner.person.email) });
  browser.cookies.set('kz-code', waiting.cookies.get('kz-code') ?? '');
  browser.cookies.set('kz-step', valueOf(secondStepCookie({ id: uuidv7(), factor: 'app' }, secret, false)));
  browser.cookies.set('kz-new-app', valueOf(newAuthenticatorCookie(owner.person.id, newAuthenticatorSecret(), secret, false)));
  browser.cookies.set('kz-new-codes', valueOf(newCodesCookie(owner.person.id, ['abcd-efgh-ijkl'], secret, false)));
  browser.cookies.set('kz-telegram', valueOf(telegramCookie({ userId: owner.person.id, token: randomBytes(32).toString('base64url'), until: new Date(Date.now() + 600_000) }, secret, false)));
  browser.cookies.set('kz-install', 'later');
  browser.cookies.set('kz-new-token', valueOf(newTokenCookie(owner.person.id, randomBytes(32).toString('base64url'), secret, false)));
  browser.cookies.set('kz-device', randomBytes(16).toString('base64url'));
  return new Map([...browser.cookies, ['kz-invitation', browser.cookies.get('kz-invitation') ?? '']]);
}

const [hers, his] = [await everyCookie(anna), await everyCookie(boris)];
/** These say how the house looks and prove nothing. */
const plain = ['kz-locale', 'kz-theme', 'kz-toast', 'kz-install'];
const proving = [...hers.keys()].filter((name) => !plain.includes(name));
const others = proving.filter((name) => name !== 'kz-session');
const personal = ['kz-new-app', 'kz-new-codes', 'kz-new-token', 'kz-telegram', 'kz-invitation'];

const swap = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

/** What somebody might do to a cookie; each kind of byte of it (nonce, contents, tag), its length, its signs. */
const changes: [string, (value: string, name: string) => string][] = [
  ['first sign', (value) => swap(value, 0)], ['nonce', (value) => swap(value, 9)], ['middle', (value) => swap(value, value.length >> 1)], ['tag', (value) => swap(value, value.length - 8)],
  ['cut', (value) => value.slice(0, -1)], ['cut at the front', (value) => value.slice(1)], ['longer', (value) => `${value}A`], ['twice', (value) => value + value], ['empty', () => ''],
  ['other case', (value) => value.toUpperCase()], ['of another purpose', (_, name) => hers.get(proving[(proving.indexOf(name) + 1) % proving.length] ?? '') ?? ''],
  ['made up', () => Buffer.from(JSON.stringify({ id: anna.owner.person.id, userId: anna.owner.person.id, role: 'owner' })).toString('base64url')],
  ['an id', () => anna.owner.person.id], ['a path', () => '../../../../etc/passwd'], ['a JSON of ours', () => '{"userId":"x"}'], ['encoded', (value) => encodeURIComponent(`${value} `)],
];

const asked = (cookies: Map<string, string>): Browser => {
  const browser = app.browser({ ip: '10.7.7.7' });
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
};
const without = (cookies: Map<string, string>, name: string) => new Map([...cookies].filter(([key]) => key !== name));
const with_ = (cookies: Map<string, string>, name: string, value: string) => new Map([...cookies, [name, value]]);
const told = ({ status, location }: Page) => `${status} ${location ?? ''}`;

describe('cookies', () => {
  it('are all in this matrix', () => {
    const named = globSync('app/**/*.ts').filter((path) => !path.includes('/generated/')).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'(kz-[a-z-]+)'/g)].map((match) => match[1] ?? ''));
    expect([...new Set(named)].sort()).toEqual([...hers.keys()].sort());
    for (const [name, value] of hers) expect(value.length, name).toBeGreaterThan(0);
    for (const name of proving) expect(hers.get(name), name).not.toBe(his.get(name));
  });

  it('that were changed in any way are as if they were not there, on every route', async () => {
    await inParallel(routes, async ({ pattern }, at) => {
      const path = anna.addressOf(pattern);
      // The session and one other cookie, by turns; over the routes each cookie meets every change.
      for (const name of ['kz-session', others[at % others.length] ?? '']) {
        const bare = await asked(without(hers, name)).get(path);
        for (const turn of name === 'kz-session' ? [0, 7] : [Math.floor(at / others.length)]) {
          const [what, change] = changes[(at + turn) % changes.length] ?? changes[0]!;
          const changed = await asked(with_(hers, name, change(hers.get(name) ?? '', name))).get(path);
          expect(told(changed), `${pattern} ${name}: ${what}`).toBe(told(bare));
        }
      }
    });
  }, 300_000);

  it('with a changed session write nothing, by any form', async () => {
    const before = await everythingOf(app.db, anna.about.browser.person.id);
    const hostile = changes.filter(([what]) => what !== 'of another purpose');
    await inParallel(routes.filter(({ hasAction }) => hasAction), async ({ pattern }, at) => {
      for (const turn of [0, 5, 10]) {
        const [what, change] = hostile[(at + turn) % hostile.length] ?? hostile[0]!;
        const forged = with_(new Map([['kz-session', hers.get('kz-session') ?? '']]), 'kz-session', change(hers.get('kz-session') ?? '', 'kz-session'));
        const form = validForms[pattern]?.() ?? {};
        const [bare, changed] = [await app.browser().post(anna.addressOf(pattern), form), await asked(forged).post(anna.addressOf(pattern), form, { 'x-forwarded-for': `10.6.${at}.${turn}` })];
        // An address and a name are made anew for every form.
        expect(told(changed), `${pattern}: ${what}`).toBe(told(bare));
      }
    });
    expect(await everythingOf(app.db, anna.about.browser.person.id)).toEqual(before);
  }, 300_000);

  it('of somebody else, in one’s own session, show and do nothing of theirs', async () => {
    await inParallel(routes, async ({ pattern }) => {
      const path = anna.addressOf(pattern);
      for (const name of personal) {
        // Files made at once are limited by the hour, and each cookie asks for them twice.
        if (/\.(csv|json|txt|xml)$/.test(pattern)) await app.db.rateLimit.deleteMany();
        const [bare, foreign] = [await asked(without(hers, name)).get(path), await asked(with_(hers, name, his.get(name) ?? '')).get(path)];
        expect(told(foreign), `${pattern} ${name}`).toBe(told(bare));
      }
    });
    const confirm = await asked(with_(hers, 'kz-new-app', his.get('kz-new-app') ?? '')).post('/settings/sign-in/authenticator', { intent: 'confirm', code: '123456' });
    expect(confirm.status).not.toBe(200);
    expect(await app.db.authenticator.count()).toBe(0);
  }, 300_000);

  it('that only say how the house looks are taken or left, and break nothing', async () => {
    await inParallel(routes, async ({ pattern }, at) => {
      const name = plain[at % plain.length] ?? '';
      const [what, change] = changes[at % changes.length] ?? changes[0]!;
      expect((await asked(with_(hers, name, change(hers.get(name) ?? '', name))).get(anna.addressOf(pattern))).status, `${pattern} ${name}: ${what}`).toBeLessThan(500);
    });
  });
});
