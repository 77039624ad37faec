import { expect, it } from 'vitest';
import { webhookPath } from '#app/platform/telegram/settings.ts';
import { createTestApp } from '#tests/support/app.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { addressOf, everythingOf, furnishedPerson } from './furnished-person.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = await appRoutes();
const member = await furnishedPerson(app, 'Humiliated and Insulted');
const session = [...member.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** What a foreign page, or something that is no browser of ours, makes a browser send. */
const foreign: Record<string, Record<string, string>> = {
  'cross-site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'cross-site with our origin': { 'sec-fetch-site': 'cross-site', origin: 'http://kruzhok.test' },
  'same-site': { 'sec-fetch-site': 'same-site', origin: 'http://blog.kruzhok.test' },
  'odd value': { 'sec-fetch-site': 'Same-Origin ', origin: 'https://evil.example' },
  'another origin': { origin: 'https://evil.example' },
  'another port': { origin: 'http://kruzhok.test:8080' },
  'origin null': { origin: 'null' },
  'a session and no origin': {},
  'a forged host': { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
};

it('no route takes a write from elsewhere, by any method, as page or as data, in any kind of body', async () => {
  const before = await everythingOf(app.db, member.browser.person.id);
  const bodies = (form: Record<string, string>): [string, string][] => [
    ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()],
    ['text/plain', Object.entries(form).map(([name, value]) => `${name}=${value}`).join('\r\n')],
    ['application/json', JSON.stringify(form)],
    // What a foreign page's form with a file sends: no preflight asks for it first.
    ['multipart/form-data; boundary=x', `${Object.entries({ ...form, file: '' }).map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"${name === 'file' ? '; filename="x.csv"' : ''}\r\n\r\n${value}\r\n`).join('')}--x--\r\n`],
  ];
  let tried = 0;
  for (const [turn, { pattern, hasAction }] of routes.entries()) {
    const address = addressOf(pattern, member) ?? '';
    const form = { ...validForms[pattern]?.(), _method: 'DELETE' };
    for (const [at, [what, headers]] of Object.entries(foreign).entries()) {
      // Every kind of elsewhere by POST; the other methods and kinds of bodies take turns.
      const [type, body] = bodies(form)[(at + turn) % 4] ?? ['', ''];
      const path = (at + tried) % 2 === 0 ? address : dataPath(address);
      for (const method of hasAction && at % 3 === 0 ? ['POST', ['PUT', 'PATCH', 'DELETE'][at / 3] ?? ''] : ['POST']) {
        const response = await fetch(`${app.url}${path}`, { method, redirect: 'manual', headers: { ...headers, cookie: session, 'content-type': type }, body });
        tried += 1;
        // The one address that others post to: without its secret there is nothing.
        expect(response.status, `${method} ${path}: ${what}`).toBe(path === webhookPath ? 404 : 403);
        expect(response.headers.get('set-cookie')).toBeNull();
        await response.arrayBuffer();
      }
    }
  }
  expect(tried).toBeGreaterThan(300);
  expect(await everythingOf(app.db, member.browser.person.id)).toEqual(before);
  expect((await member.browser.get('/settings')).status).toBe(200);
}, 300_000);
