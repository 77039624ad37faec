import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Page } from '#tests/support/browser-session.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { signInAs } from '#tests/support/people.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { validForms } from './valid-forms.ts';

const origin = 'https://kruzhok.test';
const app = await createTestApp({ BASE_URL: origin });
const routes = await appRoutes();
// Something is there behind every address: headers of what is not found would say nothing of the page.
const house = await furnishedHouse(app, 'The Raw Youth');
const member = house.about.browser;
const readerOf = (pattern: string) => (isOwners({ pattern }) ? house.owner : member);
const elsewhere = { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' };
/** The same for everybody: these may be kept. */
const open = /^\/(house\.css|manifest\.webmanifest)$/;
/** A file or a picture made of one: its reader's browser may keep it, nobody between. */
const files = /^\/(files\/|.*\/picture$|.*\/covers?\/)/;

function expectGuarded({ headers, status }: Page, what: string): void {
  const header = (name: string) => headers.get(name) ?? '';
  const seconds = Number(/max-age=(\d+)/.exec(header('strict-transport-security'))?.[1]);
  expect(seconds, what).toBeGreaterThanOrEqual(31_536_000);
  expect(header('strict-transport-security'), what).toContain('includeSubDomains');
  expect(header('x-content-type-options'), what).toBe('nosniff');
  expect(header('referrer-policy'), what).toBe('same-origin');
  expect(header('content-security-policy'), what).toMatch(/frame-ancestors 'none'/);
  expect(header('content-security-policy'), what).not.toMatch(/unsafe-|\*/);
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-')), what).toEqual([]);
  for (const line of headers.getSetCookie()) {
    expect(line, what).toMatch(/^__Host-kz-[a-z-]+=/);
    for (const attribute of ['; Path=/', '; HttpOnly', '; SameSite=Lax', '; Secure']) expect(line, what).toContain(attribute);
    expect(line, what).not.toMatch(/domain=/i);
  }
  expect(status, what).toBeLessThan(500);
}

describe('every response of every route, on https', () => {
  it('is for https only, for no other origin, is not framed, not guessed at, not kept; its cookies are bound to the host', async () => {
    const readers = { visitor: app.browser(), member, owner: house.owner };
    const cookies = new Set<string>();
    const there: string[] = [];
    await inParallel(routes, async ({ pattern, hasLoader }) => {
      const path = house.addressOf(pattern);
      for (const [name, browser] of Object.entries(readers)) {
        const answers = { page: await browser.get(path, { origin: 'https://evil.example' }), data: await browser.get(dataPath(path)) };
        for (const [kind, answer] of Object.entries(answers)) {
          expectGuarded(answer, `${name} ${kind} ${pattern}`);
          if (answer.status < 400 && hasLoader && pattern.includes(':')) there.push(pattern);
          const kept = answer.headers.get('cache-control');
          if (!open.test(pattern)) expect.soft(kept, `${name} ${kind} ${pattern}`).toMatch(files.test(pattern) && answer.status === 200 ? /no-store|private/ : /no-store/);
        }
      }
    });
    expect(new Set(there).size, 'pages with a parameter that were there').toBeGreaterThan(80);
    // After all were read, for they change what is there.
    await inParallel(routes, async ({ pattern, hasAction }, at) => {
      const path = house.addressOf(pattern);
      const more: Page[] = [
        await readers.visitor.send('OPTIONS', path, undefined, elsewhere), await readers.member.send('HEAD', path, undefined),
        await readers.member.post(path, {}, { 'sec-fetch-site': 'cross-site', ...elsewhere }), await readers.member.send('POST', path, '{}', { 'content-type': 'application/json' }),
      ];
      // As themselves: a session of one's own for what ends it.
      if (hasAction) more.push(await (await signInAs(app, readerOf(pattern).person)).post(path, validForms[pattern]?.() ?? {}), await app.browser().post(path, validForms[pattern]?.() ?? {}));
      for (const [which, answer] of more.entries()) {
        expectGuarded(answer, `${which} ${pattern} ${at}`);
        for (const line of answer.headers.getSetCookie()) cookies.add(line.split('=')[0] ?? '');
      }
    });
    expect([...cookies].sort()).toEqual(expect.arrayContaining(['__Host-kz-code', '__Host-kz-locale', '__Host-kz-session', '__Host-kz-theme', '__Host-kz-toast']));
  }, 300_000);

  it('also what is no route: assets, health, refusals at the gate', async () => {
    const visitor = app.browser();
    const asset = /href="(\/assets\/[^"]+\.css)"/.exec((await visitor.get('/')).text)?.[1] ?? '';
    const answers = {
      asset: await visitor.get(asset), health: await visitor.get('/health/live'), ready: await visitor.get('/health/ready'), noAsset: await visitor.get('/assets/none.js'), discovery: await visitor.get('/__manifest?version=x&p=/library'),
      unreadable: await visitor.get('/%E0%A4%A'), deep: await visitor.get('/a'.repeat(50)), large: await visitor.post('/sign-in', { login: 'x'.repeat(1_100_000) }), method: await traced(), foreign: await visitor.post('/nowhere', {}, { 'sec-fetch-site': 'same-site' }),
    };
    expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 200, 200, 404, 204, 400, 404, 413, 405, 403]);
    for (const [name, answer] of Object.entries(answers)) expectGuarded(answer, name);
  });
});

/** No client library sends this method. */
const traced = () =>
  new Promise<Page>((resolve, reject) => {
    const sent = httpRequest(`${app.url}/`, { method: 'TRACE' }, (response) => {
      response.resume().once('end', () => resolve({ status: response.statusCode ?? 0, location: null, headers: new Headers(response.headers as Record<string, string>), text: '' }));
    });
    sent.once('error', reject).end();
  });

describe('headers of the framework that a client sends', () => {
  const forged = {
    'x-remix-request': 'yes', 'x-remix-spa-mode': 'yes', 'x-remix-redirect': 'https://evil.example', 'x-remix-revalidate': 'yes', 'x-remix-response': 'yes', 'x-remix-reload-document': 'true', 'x-remix-replace': 'true', 'x-remix-status': '200', 'x-remix-error': 'yes',
    'x-react-router-spa-mode': 'yes', 'x-react-router-prerender-data': '%5B%5D', 'x-react-router-data': 'yes', 'x-forwarded-host': 'a:1/evil?x', 'x-forwarded-proto': 'javascript', 'x-forwarded-port': '1', forwarded: 'host=evil.example',
  };
  const plain = (text: string) => text
    .replace(/nonce="[^"]*"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replace(/\b[\w-]{12}\b(?=<\/code>)/g, '').replace(/\d+(?:\.\d+)? (?:ms|s|MB|GB)\b/g, 'n');
  const own = new Set(['date', 'x-request-id', 'content-security-policy', 'content-length', 'etag', 'keep-alive', 'connection']);
  const headersOf = ({ headers }: Page) => [...headers].filter(([name]) => !own.has(name));

  /** Reading these is itself written down, or tells of this very moment. */
  const isOfTheMoment = (path: string) => /^\/admin\/(audit|health)/.test(path);

  it('change nothing in any answer, as page and as data', async () => {
    const { addressOf, owner, about } = await furnishedHouse(app, 'The Little Hero');
    // What was said of the last form is said once.
    for (const { cookies } of [owner, about.browser]) cookies.delete('__Host-kz-toast');
    await inParallel(routes, async ({ pattern }) => {
      const browser = isOwners({ pattern }) ? owner : about.browser;
      // Files are made sixty times an hour.
      if (/\.\w+$/.test(pattern)) await app.db.rateLimit.deleteMany({});
      for (const path of [addressOf(pattern), dataPath(addressOf(pattern))]) {
        const [without, forgedAnswer] = [await browser.get(path), await browser.get(path, forged)];
        expect.soft(forgedAnswer.status, path).toBe(without.status);
        expect.soft(forgedAnswer.location, path).toBe(without.location);
        expect.soft(headersOf(forgedAnswer), path).toEqual(headersOf(without));
        if (isOfTheMoment(path)) continue;
        const bare = (answer: Page) => plain(answer.text).replaceAll(answer.headers.get('x-request-id') ?? 'none', '');
        // What is made for the first who asks is there for the next: then the plain one is asked for anew.
        const same = bare(forgedAnswer) === bare(without) ? without : await browser.get(path);
        expect.soft(bare(forgedAnswer), path).toBe(bare(same));
      }
    });
  }, 300_000);
});
