import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser, Page } from '#tests/support/browser-session.ts';
import { dangersIn, parseHtml } from '#tests/support/html.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { queryParametersOf } from '#tests/support/query-parameters.ts';
import { redirectPayloads } from '#tests/support/redirect-payloads.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { addressOf, furnishedPassword, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = await appRoutes();
const house = await furnishedHouse(app, 'The Raw Youth');
const member = await furnishedPerson(app, 'The Landlady');
const own = 'http://kruzhok.test';
const texts = redirectPayloads.flatMap(([, to]) => (typeof to === 'string' && to !== '' ? [to] : []));
/** How the name of a field or parameter sounds that says where to go. */
const isDestination = (name: string) => /(to|url|uri|next|back|return|continue|redirect|goto|dest|destination|target|from)$/i.test(name) && !/^(from|to)$/.test(name);

/** A browser reads it as an address of ours, and so does one that takes backslashes for slashes and drops what cannot be seen. */
function expectAtHome(location: string | null, what: string): void {
  if (location === null) return;
  expect(location, what).toMatch(/^(\/(?![/\\])|http:\/\/kruzhok\.test\/)[\x21-\x7e]*$/);
  expect(new URL(location.replaceAll('\\', '/'), own).origin, what).toBe(own);
}

/** Redirects of data stand in the body; pages must not lead away by any link, form or hidden field. */
function expectStays(page: Page, what: string): void {
  expect(page.status, what).toBeLessThan(500);
  expectAtHome(page.location, what);
  for (const [, to = ''] of page.text.matchAll(/"redirect","([^"]*)"/g)) expectAtHome(to, what);
  if (!(page.headers.get('content-type') ?? '').includes('html')) return;
  const markup = parseHtml(page.text);
  expect(dangersIn(markup), what).toEqual([]);
  for (const { name, attributes } of markup.tags) {
    for (const key of ['href', 'action', 'formaction', 'src']) {
      const to = attributes.get(key);
      if (to !== undefined && !(name === 'a' && attributes.get('rel')?.includes('nofollow'))) expect(/evil/.test(URL.parse(to, own)?.host ?? ''), `${what}: ${to}`).toBe(false);
    }
    if (isDestination(attributes.get('name') ?? '')) expectAtHome(attributes.get('value') ?? null, what);
  }
}

const readers = (pattern: string): { browser: Browser; path: string }[] =>
  isOwners({ pattern }) ? [{ browser: house.owner, path: house.addressOf(pattern) }] : [{ browser: app.browser(), path: addressOf(pattern, member) ?? '' }, { browser: member.browser, path: addressOf(pattern, member) ?? '' }];

describe('addresses of elsewhere', () => {
  it('in every parameter that a route looks for, and in those that others look for, lead nowhere', async () => {
    let destinations = 0;
    for (const { pattern } of routes) {
      const asked = readers(pattern);
      const names = await queryParametersOf(asked.map(({ browser }) => browser), asked[0]?.path ?? '');
      destinations += names.filter(isDestination).length;
      const [some, all] = [texts.filter((_, at) => at % 20 === pattern.length % 20), texts];
      await inParallel(names.some(isDestination) ? all : some, async (payload, at) => {
        const query = [...names, 'redirectTo', 'returnTo', 'next'].map((name) => `${name}=${encodeURIComponent(payload.toWellFormed())}`).join('&');
        const { browser, path } = asked[at % asked.length] ?? { browser: house.owner, path: '/' };
        for (const address of at % 2 === 0 ? [`${path}?${query}`] : [`${path}?${query}`, dataPath(`${path}?${query}`)]) expectStays(await browser.get(address), `${pattern} ${JSON.stringify(payload)}`);
      });
    }
    expect(destinations).toBeGreaterThanOrEqual(3);
  }, 300_000);

  it('in every field that says where to go lead nowhere, whether the form is taken or not', async () => {
    const withDestination = routes.filter(({ fields }) => fields.some(isDestination));
    expect(withDestination.map(({ pattern }) => pattern)).toEqual(expect.arrayContaining(['/register', '/sign-in', '/settings/proof', '/preferences']));
    for (const { pattern, fields } of withDestination) {
      await inParallel(texts, async (payload, at) => {
        const browser = at % 2 === 0 ? member.browser : app.browser();
        const form = { ...validForms[pattern]?.(), ...Object.fromEntries(fields.filter(isDestination).map((name) => [name, payload])) };
        const path = addressOf(pattern, member) ?? '';
        expectStays(await browser.post(at % 5 === 0 ? dataPath(path) : path, form, { 'x-forwarded-for': `10.9.${at}.${pattern.length}` }), `${pattern} ${JSON.stringify(payload)}`);
      });
    }
  }, 300_000);

  it('are forgotten on the way in: by password, by code, by a new account, by a proof', async () => {
    const { username, email } = member.browser.person;
    await inParallel(texts.slice(0, 16), async (payload, at) => {
      const browser = app.browser({ ip: `10.8.${at}.1` });
      const inside = await browser.post('/sign-in', { intent: 'password', login: username, password: furnishedPassword, redirectTo: payload });
      expect([inside.status, new URL(inside.location ?? '', own).origin], payload).toEqual([303, own]);
      expectAtHome(inside.location, payload);
    });
    for (const payload of ['//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const name = randomBytes(5).toString('hex');
      const browser = app.browser();
      await browser.post('/register', { username: `p${name}`, email: `${name}@example.org`, password: 'gravel otter plinth', redirectTo: payload });
      expect(await browser.post('/sign-in/code', { code: await app.outbox.code(`${name}@example.org`) })).toMatchObject({ status: 303, location: '/' });
      const proven = await browser.post('/settings/proof', { intent: 'password', password: 'gravel otter plinth', redirectTo: payload });
      expect(proven).toMatchObject({ status: 303, location: '/settings' });
    }
    const waiting = app.browser();
    await waiting.post('/sign-in', { intent: 'code', email: String(email), redirectTo: '//evil.example' });
    expect(await waiting.post('/sign-in/code', { code: await app.outbox.code(String(email)) })).toMatchObject({ status: 303, location: '/' });
  }, 300_000);

  it('as the path itself lead nowhere, before and behind every address, with and without a session', async () => {
    const tricks = ['//evil.example', '/\\evil.example', '///evil.example', '/%5cevil.example', '/%2f%2fevil.example', '/.//evil.example', '/%09/evil.example', '/@evil.example', '/;@evil.example', '/https://evil.example', '//evil.example/%2e%2e'];
    await inParallel(routes, async ({ pattern }, at) => {
      for (const [which, { browser, path }] of readers(pattern).entries()) {
        const trick = tricks[(at + which) % tricks.length] ?? '';
        for (const [turn, address] of [`${trick}${path}`, `${path}${trick}`, `${path}/?${trick}`, `/${path}/`].entries()) {
          const asked = (at + turn) % 2 === 0 ? address : dataPath(address);
          expectStays(await browser.get(asked), asked);
        }
      }
    });
  }, 300_000);
});
