import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AppError } from '#app/platform/http/app-error.ts';
import { clientAddress, toPlainRequest } from '#app/platform/http/node-request.server.ts';
import { addressBucket } from '#app/platform/http/rate-limit.server.ts';
import { readForm } from '#app/platform/http/read-form.server.ts';
import { clearToastCookie, readToast, toastCookie } from '#app/platform/http/toast.server.ts';

const message = (parts: { method?: string; url?: string; headers?: Record<string, string>; body?: string[]; address?: string }) =>
  Object.assign(Readable.from((parts.body ?? []).map((part) => Buffer.from(part))), {
    method: parts.method ?? 'GET',
    url: parts.url ?? '/',
    headers: parts.headers ?? {},
    socket: { remoteAddress: parts.address ?? '203.0.113.9' },
  }) as unknown as IncomingMessage;

const options = { baseUrl: 'https://circle.example', body: { bytes: 10, announced: 0 }, signal: () => new AbortController().signal };
const toWebRequest = (...asked: Parameters<typeof toPlainRequest>) => toPlainRequest(...asked).whole();

describe('the web request', () => {
  it.each(['a:1/evil?x', 'evil.example', 'evil.example:99@x'])('takes its address from configuration, not from Host %s', (host) => {
    const request = toWebRequest(message({ url: '/library?a=1', headers: { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'gopher' } }), options);
    expect(request.url).toBe('https://circle.example/library?a=1');
    expect(request.headers.get('host')).toBe('circle.example');
    expect(request.headers.has('x-forwarded-host')).toBe(false);
  });

  it('never leaves its own origin, whatever the target', () => {
    for (const url of ['//evil.example/x', '/\\evil.example', '///evil.example', 'http://evil.example/']) {
      expect(new URL(toWebRequest(message({ url }), options).url).origin).toBe('https://circle.example');
    }
  });

  it('drops the headers that only the framework may set', () => {
    const request = toWebRequest(message({ headers: { 'x-remix-request': 'yes', 'x-react-router-spa-mode': 'yes', 'x-remix-prerender-data': '1', accept: 'a/b' } }), options);
    expect([...request.headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(request.headers.get('accept')).toBe('a/b');
  });

  it.each(['/%', '/%E0%A4%A', '/%c0%ae'])('answers %s with 400', (url) => {
    expect(() => toWebRequest(message({ url }), options)).toThrow(AppError);
  });

  it('stops a body at its limit', async () => {
    const request = toWebRequest(message({ method: 'POST', body: ['12345', '67890', '1'] }), options);
    await expect(request.text()).rejects.toMatchObject({ code: 'too-large' });
    expect(await toWebRequest(message({ method: 'POST', body: ['12345', '67890'] }), options).text()).toBe('1234567890');
  });
});

describe('the client’s address', () => {
  const spoofed = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2', 'x-real-ip': '3.3.3.3', forwarded: 'for=4.4.4.4' };
  it('ignores headers without trusted proxies and counts from the right with them', () => {
    expect(clientAddress(message({ headers: spoofed }), 0)).toBe('203.0.113.9');
    expect(clientAddress(message({ headers: spoofed }), 1)).toBe('2.2.2.2');
    expect(clientAddress(message({ headers: spoofed }), 2)).toBe('1.1.1.1');
    expect(clientAddress(message({ headers: {} }), 1)).toBe('203.0.113.9');
    expect(clientAddress(message({ address: '::ffff:10.0.0.7' }), 0)).toBe('10.0.0.7');
  });

  it('falls into one bucket per /64', () => {
    expect(addressBucket('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressBucket('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64');
    expect(addressBucket('2001:0db8:0001:0002:ffff::')).toBe('2001:db8:1:2::/64');
    expect(addressBucket('::1')).toBe('0:0:0:0::/64');
    expect(addressBucket('192.0.2.1')).toBe('192.0.2.1');
  });
});

describe('reading a form', () => {
  const post = (body: BodyInit, type = 'application/x-www-form-urlencoded') => new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type } });

  it('takes ordinary fields as they are', async () => {
    expect((await readForm(post('a=%3Cscript%3E&b=%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80'))).get('b')).toBe('👩‍🚀');
  });

  it.each([
    ['a=%00', 'NUL'],
    ['a=%FF%FE', 'broken UTF-8'],
    ['__proto__=1', 'a prototype key'],
    ['a.constructor.prototype.x=1', 'a constructor key'],
    [Array.from({ length: 600 }, (_, index) => `f${index}=1`).join('&'), 'hundreds of fields'],
  ])('refuses %s', async (body) => {
    await expect(readForm(post(body))).rejects.toMatchObject({ code: 'invalid' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('refuses other content types and files', async () => {
    await expect(readForm(post('{"a":{"contains":""}}', 'application/json'))).rejects.toMatchObject({ code: 'invalid' });
    await expect(readForm(post('a=1', 'text/plain'))).rejects.toMatchObject({ code: 'invalid' });
    const files = new FormData();
    files.set('a', new File(['x'], 'x.txt'));
    await expect(readForm(new Request('http://x/', { method: 'POST', body: files }))).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the toast cookie', () => {
  const requestWith = (cookie: string) => new Request('http://x/', { headers: { cookie } });

  it('comes back once with its values cut short', () => {
    const [[, line] = ['', '']] = toastCookie({ key: 'library-edit:toast.trashed', values: { title: 'Ы'.repeat(500) } }, false);
    const toast = readToast(requestWith(line.split(';')[0] ?? ''));
    expect(toast?.key).toBe('library-edit:toast.trashed');
    expect(String(toast?.values?.title)).toHaveLength(80);
    expect(line.length).toBeLessThan(1000);
  });

  it('travels by https only where the house is on https, when it is set and when it is taken away', () => {
    for (const secure of [true, false]) {
      const lines = [...toastCookie({ key: 'a:b' }, secure).map(([, line]) => line), clearToastCookie(secure)];
      expect(lines.map((line) => /; Secure(;|$)/.test(line))).toEqual([secure, secure]);
      for (const line of lines) expect(line).toMatch(secure ? /^__Host-kz-toast=.*; Path=\/; HttpOnly; SameSite=Lax/ : /^kz-toast=.*; Path=\/; HttpOnly; SameSite=Lax/);
    }
  });

  it('is nothing when somebody else wrote it', () => {
    for (const value of ['x', 'e30', Buffer.from('{"key":"<script>"}').toString('base64url'), Buffer.from('{"key":"a:b","undo":{"action":"//evil","labelKey":"x"}}').toString('base64url')]) {
      expect(readToast(requestWith(`kz-toast=${value}`))).toBeNull();
    }
  });
});
