import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import type { Browser } from '#tests/support/browser-session.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { requestLine } from '#tests/support/request-line.ts';
import { until } from '#tests/support/until.ts';

const app = await createTestApp();

/** Bytes as they are: for requests that no client library would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(text));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
  });
}

async function firstAsset(): Promise<string> {
  const { text } = await app.browser().get('/');
  return /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
}

describe('headers', () => {
  it('stand on every class of response', async () => {
    const visitor = app.browser();
    const responses = {
      page: await visitor.get('/'),
      data: await visitor.get('/_root.data'),
      asset: await visitor.get(await firstAsset()),
      missing: await visitor.get('/nothing'),
      missingAsset: await visitor.get('/assets/none.js'),
      redirect: await visitor.get('/library'),
      health: await visitor.get('/health/live'),
      badRequest: await visitor.get('/%E0%A4%A'),
      foreign: await visitor.post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' }),
    };
    expect(Object.fromEntries(Object.entries(responses).map(([name, page]) => [name, page.status]))).toEqual({
      page: 200, data: 200, asset: 200, missing: 404, missingAsset: 404, redirect: 303, health: 200, badRequest: 400, foreign: 403,
    });
    for (const [name, { headers }] of Object.entries(responses)) {
      expect(headers.get('x-content-type-options'), name).toBe('nosniff');
      expect(headers.get('referrer-policy'), name).toBe('same-origin');
      expect(headers.get('x-frame-options'), name).toBe('DENY');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, name).toContain("frame-ancestors 'none'");
      expect(policy, name).toContain("base-uri 'none'");
      expect(policy, name).not.toMatch(/unsafe-inline|unsafe-eval/);
    }
    expect(responses.asset.headers.get('cache-control')).toContain('immutable');
    expect(responses.page.headers.get('cache-control')).toBe('no-store');
  });

  it('have a new nonce each time, and every script carries it', async () => {
    const visitor = app.browser();
    const [one, two] = [await visitor.get('/'), await visitor.get('/')];
    const nonceOf = (page: typeof one) => /script-src 'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    expect(nonceOf(one)).toBeTruthy();
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    const scripts = [...one.text.matchAll(/<script([^>]*)>/g)].map((match) => match[1] ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const attributes of scripts) expect(attributes).toContain(`nonce="${nonceOf(one)}"`);
    expect(one.text).not.toMatch(/\sstyle="/);
  });

  it('say nothing about internal headers a client sends', async () => {
    const visitor = app.browser();
    const strip = (text: string) => text.replace(/nonce="[^"]+"/g, '').replace(/"now\\?",\\?"[^"]+"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
    const plain = await visitor.get('/sign-in');
    const odd = await visitor.get('/sign-in', { 'x-remix-request': 'yes', 'x-react-router-spa-mode': 'yes', 'x-react-router-prerender-data': '%5B%5D', 'x-forwarded-host': 'a:1/evil?x', 'x-forwarded-proto': 'javascript' });
    expect(strip(odd.text)).toBe(strip(plain.text));
  });
});

describe('the build’s files', () => {
  it('are packed as small as brotli can, beforehand, and kept for a year', async () => {
    const asset = await firstAsset();
    const plain = readFileSync(join('build/client', asset));
    const head = (await raw(`GET ${asset} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n`)).split('\r\n\r\n')[0]?.toLowerCase() ?? '';
    expect(head).toMatch(/^http\/1\.1 200/);
    expect(head).toContain('content-encoding: br');
    expect(head).toContain('vary: accept-encoding');
    expect(head).toMatch(/cache-control: public, ?max-age=31536000, ?immutable/);
    const smallest = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    expect(Number(/content-length: (\d+)/.exec(head)?.[1])).toBe(smallest.length);
    const unpacked = await raw(`GET ${asset} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(unpacked.toLowerCase()).toContain(`content-length: ${plain.length}`);
  });
});

describe('refusals', () => {
  it('answer in the reader’s language with a number to quote', async () => {
    const english = await app.browser({ language: 'en' }).get('/%E0%A4%A');
    const russian = await app.browser({ language: 'ru' }).get('/%E0%A4%A');
    expect(english.text).toContain('cannot be read');
    expect(russian.text).toContain('не удалось прочитать');
    expect(english.text).toContain(english.headers.get('x-request-id') ?? 'none');
  });

  it.each([
    [404, 'no such page', 'Такой страницы нет', (browser: Browser) => browser.get('/nothing')],
    [404, 'no such page', 'Такой страницы нет', (browser: Browser) => browser.get('/people/nobody-at-all')],
    [403, 'came from somewhere else', 'Запрос пришёл со стороны', (browser: Browser) => browser.post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' })],
    [413, 'too large', 'Слишком большой', (browser: Browser) => browser.post('/sign-in', { email: 'x'.repeat(2 ** 20) })],
  ])('of status %i have a number to quote, in both languages', async (status, english, russian, ask) => {
    for (const [language, text] of [['en', english], ['ru', russian]] as const) {
      const answer = await ask(app.browser({ language }));
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(text);
      expect(answer.text.split('</main>')[0]).toContain(answer.headers.get('x-request-id') ?? 'none');
    }
  });

  it('keep foreign writes out of pages, data and resource routes alike, and note them', async () => {
    const member = await signedInBrowser(app);
    for (const path of ['/library/books/new', '/library/books/new.data', '/sign-out', '/preferences', '/nowhere']) {
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
        expect((await member.post(path, { title: 'x' }, headers)).status, path).toBe(403);
      }
    }
    // Noted beside the answer, not before it.
    await until(async () => (await app.db.auditEvent.count({ where: { kind: 'request.foreign-origin' } })) >= 10);
    expect((await member.get('/library')).status).toBe(200);
  });

  it.each([
    ['an unknown method', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 40[05]/],
    ['two lengths', 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde', /^HTTP\/1\.1 400/],
    ['length and chunks', 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', /^HTTP\/1\.1 400/],
    ['lines that end in LF alone', 'POST /sign-in HTTP/1.1\nHost: x\nContent-Length: 4\n\nabcd', /^HTTP\/1\.1 400/],
    ['one header that ends in LF alone', 'POST /sign-in HTTP/1.1\r\nHost: x\nContent-Length: 4\r\n\r\nabcd', /^HTTP\/1\.1 400/],
    ['chunks whose lines end in LF alone', 'POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\nabcd\r\n0\r\n\r\n', /^HTTP\/1\.1 400/],
    ['a length with a sign', 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd', /^HTTP\/1\.1 400/],
    ['a body that is too large', 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\nabc', /^HTTP\/1\.1 413/],
  ])('answers %s', async (_what, request, expected) => {
    expect(await raw(request)).toMatch(expected);
  });

  it.each(['/.git/config', '/.env', '/server/index.js', '/build/server/index.js', '/assets/', '/../package.json', '/assets/..%2f..%2fserver%2findex.js', '/package.json'])('serves no %s', async (path) => {
    expect([400, 404]).toContain((await app.browser().get(path)).status);
  });

  it('serves no source map, neither one that is there nor one that is named', async () => {
    const assets = readdirSync('build/client/assets');
    expect(assets.length).toBeGreaterThan(50);
    expect(assets.filter((name) => name.endsWith('.map'))).toEqual([]);
    for (const name of assets.filter((one) => /\.(js|css)$/.test(one)).slice(0, 20)) {
      expect((await app.browser().get(`/assets/${name}.map`)).status, name).toBe(404);
      expect(readFileSync(`build/client/assets/${name}`, 'utf8'), name).not.toContain('sourceMappingURL=');
    }
  });

  it('allows no other origin in the API, asked or not, when none was named', async () => {
    for (const path of ['/api/v1/books', '/api/v1/user/@me', '/api/v1/auth/token', '/api/v1/nothing']) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const { headers } = await app.browser().send(method, path, method === 'POST' ? '{}' : undefined, { origin: 'https://app.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-')), `${method} ${path}`).toEqual([]);
      }
    }
  });

  it('lives on after a storm of odd requests', async () => {
    const visitor = app.browser();
    for (const path of ['/?q=%00', '/sign-in?redirectTo[]=x', '/library.data?_routes=%', `/__manifest?p=${'%2Fa'.repeat(1000)}`, `/${'x'.repeat(5000)}`]) {
      expect((await visitor.get(path)).status, path.slice(0, 60)).toBeLessThan(500);
    }
    expect((await visitor.get('/health/ready')).status).toBe(200);
  });
});

describe('the log', () => {
  it('has one line per request with what an operator needs and nothing personal', async () => {
    const member = await signedInBrowser(app);
    await member.get('/library?q=secret-search');
    const line = await requestLine(app.logLines, '/library');
    expect(line).toMatchObject({ method: 'GET', route: '/library', status: 200, userId: member.person.id });
    expect(line.queries).toBeGreaterThan(0);
    const everything = app.logLines.join('\n');
    expect(everything).not.toContain('secret-search');
    expect(everything).not.toContain(String(member.person.email));
    for (const value of member.cookies.values()) expect(everything).not.toContain(value);
  });
});
