import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { appRoutes, dataPath } from '#tests/support/routes.ts';
import { furnishedHouse, isOwners } from './furnished-house.ts';
import { addressOf } from './furnished-person.ts';
import { payloads } from './payloads.ts';
import { validForms } from './valid-forms.ts';

const app = await createTestApp();
const routes = await appRoutes();
const house = await furnishedHouse(app, 'Bobok');
const pathOf = (pattern: string) => (isOwners({ pattern }) ? house.addressOf(pattern) : addressOf(pattern, house.about) ?? '');
const readerOf = (pattern: string) => (isOwners({ pattern }) ? house.owner : house.about.browser);
const count = process.env.FAULTS === 'full' ? 10_000 : 1_000;

describe('requests that no browser of ours sends', () => {
  it(`${count} made at random are answered, none of them by an error of ours`, async () => {
    let state = randomInt(2 ** 31);
    const seed = state;
    /** Made from one number, so that a failure can be made again. */
    const below = (max: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return Math.floor((state / 0x80000000) * max);
    };
    const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
    const word = () => one([...payloads, 'id', 'x', '0', '', 'true', '2026-01-01', '99999999999999999999', '-1', '[]', '😀'.repeat(50)]);
    const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
    await inParallel(Array.from({ length: count }), async () => {
      const { pattern, fields } = one(routes);
      const browser = one([readerOf(pattern), house.about.browser, app.browser()]);
      const query = one(['', `?${encoded(word())}=${encoded(word())}`, `?a[]=1&a[b]=${encoded(word())}&_routes=${encoded(word())}`, '?index&_data=root', '?%', `?q=${encoded(word())}&after=${encoded(word())}`]);
      const base = one([pathOf(pattern), pattern.replace(/:\w+/g, () => encoded(word())), `${pathOf(pattern)}/${encoded(word())}`]);
      const path = one([`${base}${query}`, dataPath(`${base}${query}`)]);
      const method = one(['GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE']);
      const form = Object.entries({ ...validForms[pattern]?.(), [one([...fields, word()])]: word(), [word()]: word() }).map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      const body = one([form, '', '{', '{"a":{"b":[null]}}', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--', '%', '='.repeat(3_000), '&'.repeat(3_000)]);
      const type = one(['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-16', 'multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'text/plain', 'text/x-script', 'x', '']);
      const headers = { 'content-type': type, 'x-forwarded-for': `10.${below(256)}.${below(256)}.${below(256)}`, range: one(['', 'bytes=0-', 'bytes=-1', 'bytes=9-1', 'x']), 'if-none-match': one(['', '*', '"x"']), accept: one(['*/*', '', 'x']), 'x-upload': one(['', 'watched']) };
      const answer = await browser.send(method, path, method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? undefined : body, headers).catch((error: Error) => error);
      expect(answer instanceof Error ? `lost: ${String(answer.cause)}` : answer.status, `seed ${seed}: ${method} ${path} ${type} ${body.slice(0, 300)}`).toSatisfy((status: unknown) => typeof status === 'number' && status < 500);
    });
    expect((await app.browser().get('/health/ready')).status).toBe(200);
    expect(app.logLines.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  }, 600_000);

  it('deep and large structures are refused or taken for text, by every form and every search (CVE-2026-34077)', async () => {
    const depth = 5_000;
    const deepJson = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const deepName = `a${'[b]'.repeat(depth)}`;
    const deepPath = `a${'.b'.repeat(depth)}`;
    const many = Array.from({ length: 20_000 }, (_, at) => `a[${at}]=1`).join('&');
    await inParallel(routes.filter(({ hasAction }) => hasAction), async ({ pattern, fields }) => {
      const path = pathOf(pattern);
      const send = (body: string, type = 'application/x-www-form-urlencoded') => readerOf(pattern).send('POST', path, body, { 'content-type': type });
      const answers = [
        await send(deepJson, 'application/json'), await send(`${deepName}=1`), await send(`${deepPath}=1`), await send(many), await send('a[999999999]=1&choices[4294967295].line=1'),
        await readerOf(pattern).post(dataPath(path), { ...validForms[pattern]?.(), [fields[0] ?? 'a']: `${'['.repeat(depth)}${']'.repeat(depth)}` }),
      ];
      for (const [which, { status, text }] of answers.entries()) {
        expect(status, `${pattern} ${which}`).toBeLessThan(500);
        expect(text.length, `${pattern} ${which}`).toBeLessThan(400_000);
      }
    });
    for (const { pattern } of routes) {
      const { status } = await readerOf(pattern).get(`${dataPath(pathOf(pattern))}?q=${'['.repeat(3_000)}&a${'[b]'.repeat(1_000)}=1`);
      expect(status, pattern).toBeLessThan(500);
    }
  }, 300_000);
});
