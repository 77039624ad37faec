import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { pictureForm } from '#tests/support/pictures.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';

const app = await createTestApp();
const routes = (await appRoutes()).filter(({ hasAction, pattern }) => hasAction && pattern !== '/*');
const owner = await signedInBrowser(app, 'owner');
const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Says that gigabytes will come, sends three bytes, and waits for what is said to that. */
function announce(path: string, type: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, origin: 'http://kruzhok.test', 'sec-fetch-site': 'same-origin', 'content-type': type, 'content-length': String(3 * 1024 ** 3) };
    const sent = request(`${app.url}${path}`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('a=1');
  });
}

const types = ['application/x-www-form-urlencoded', 'text/plain', 'application/json', 'application/octet-stream'];

it('every form refuses a body that says it is too large, of whatever kind, before it reads it', async () => {
  const answers: Record<string, number[]> = {};
  const path = (pattern: string) => pattern.replace(/:place/, 'avatar').replace(/:username/, owner.person.username ?? '').replace(/:\w+\??/g, '01890000-0000-7000-8000-000000000000');
  for (const [at, { pattern }] of routes.entries()) {
    const address = path(pattern);
    const [first = '', second = ''] = [types[at % 4], types[(at + 1) % 4]];
    answers[pattern] = [await announce(address, first), await announce(address, second), await announce(dataPath(address), first)];
  }
  expect(Object.keys(answers).length).toBeGreaterThan(50);
  expect(Object.entries(answers).filter(([, statuses]) => statuses.some((status) => status !== 413))).toEqual([]);
}, 120_000);

it('a form that takes files takes what fits, also where others would have refused it', async () => {
  const id = uuidv7();
  await owner.post('/library/books/new', { id, title: 'Oblomov', authors: 'Ivan Goncharov' });
  const noise = await sharp(randomBytes(3 * 1200 * 1200), { raw: { width: 1200, height: 1200, channels: 3 } }).png().toBuffer();
  expect(noise.length).toBeGreaterThan(4_000_000);
  expect((await owner.send('POST', `/library/books/${id}/cover`, pictureForm('cover', new Uint8Array(noise)))).status).toBe(303);

  const rows = Array.from({ length: 30_000 }, (_, index) => `"A book with a rather long title that makes the file heavy, volume ${index}",Somebody,to-read`);
  const form = new FormData();
  form.set('file', new File([['Title,Author,Exclusive Shelf', ...rows].join('\n')], 'export.csv', { type: 'text/csv' }));
  expect((await owner.send('POST', '/library/import', form)).status).toBe(303);
});
