import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetchOutside } from '#app/platform/outgoing/fetch-outside.server.ts';
import type { OutsideOptions, OutsideRequest } from '#app/platform/outgoing/fetch-outside.server.ts';
import type { Resolve } from '#app/platform/outgoing/guarded-agent.server.ts';
import type { OutsideError } from '#app/platform/outgoing/outside-error.ts';

async function serve(listener: RequestListener): Promise<{ origin: string; port: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  afterAll(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port: String(port) };
}

let hits = 0;
/** Stands where nobody from outside may come. */
const canary = await serve((_request, response) => {
  hits += 1;
  response.setHeader('Content-Type', 'application/json').end('{"secret":true}');
});

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
/** A provider that the operator trusts. */
const provider = await serve((request, response) => answer(request, response));

/** A name server of our own: what it answers, one after the other. */
const names = (...answers: string[][]): Resolve & { asked: string[] } => {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _options, done) => {
    asked.push(hostname);
    const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return Object.assign(resolve, { asked });
};

const outside = (options: Partial<OutsideOptions> = {}) => {
  const { fetchOutside, close } = createFetchOutside({ userAgent: 'Kruzhok/test', ports: ['', '80', '443', canary.port], ...options });
  afterAll(close);
  return fetchOutside;
};
const json = (url: string, limits: Partial<OutsideRequest> = {}): OutsideRequest => ({ url, types: ['application/json'], maxBytes: 10_000, timeoutMs: 5_000, ...limits });
const refusal = (work: Promise<unknown>) => work.then(() => 'answered', (error: OutsideError) => error.reason);
const ok = (body: string | Buffer, headers: Record<string, string> = {}) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(body);
};

beforeEach(() => {
  hits = 0;
});

describe('nothing inside is reached', () => {
  const hosts = ['127.0.0.1', '0x7f000001', '0x7f.1', '2130706433', '017700000001', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '0.0.0.0', '[::]',
    '169.254.169.254', '100.64.0.1', '10.0.0.1', '192.168.0.1', '[fd00:ec2::254]', '[fe80::1]', '224.0.0.1', '255.255.255.255', 'localhost', 'localhost.', 'LOCALHOST', 'ip6-localhost.localdomain.'];
  it.each(hosts)('%s', async (host) => {
    const reason = await refusal(outside()(json(`http://${host}:${canary.port}/`)));
    // Whether a name server knows these at all differs from machine to machine.
    expect(host.endsWith('.') ? ['inside', 'network'] : ['inside']).toContain(reason);
    expect(hits).toBe(0);
  });

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1:70/', 'ftp://example.org/', 'data:application/json,{}', 'javascript:1', 'blob:x', '//example.org', '/etc/passwd', '', 'http://', 'http://user:password@example.org/', `http://example.org/${'a'.repeat(3_000)}`])(
    'address %.60s', async (url) => {
      const resolve = names(['93.184.216.34']);
      expect(await refusal(outside({ resolve })(json(url)))).toBe('address');
      expect(resolve.asked).toEqual([]);
    });

  it.each(['22', '25', '5432', '6379', '8080'])('port %s', async (port) => {
    const resolve = names(['93.184.216.34']);
    expect(await refusal(outside({ resolve })(json(`http://example.org:${port}/`)))).toBe('address');
    expect(resolve.asked).toEqual([]);
  });

  it('a name that leads inside, also beside public addresses', async () => {
    for (const addresses of [['127.0.0.1'], ['::1'], ['10.1.2.3'], ['169.254.169.254'], ['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1'], []]) {
      expect(await refusal(outside({ resolve: names(addresses) })(json(`http://covers.example:${canary.port}/`)))).toBe('inside');
    }
    expect(hits).toBe(0);
  });

  it('a name that leads outside first and inside when the socket connects', async () => {
    const resolve = names(['198.51.100.7'], ['127.0.0.1']);
    // Whoever looked first and connected afterwards would be fooled; here looking is part of connecting.
    resolve('covers.example', { all: true }, () => undefined);
    expect(await refusal(outside({ resolve })(json(`http://covers.example:${canary.port}/`)))).toBe('inside');
    expect(resolve.asked).toEqual(['covers.example', 'covers.example']);
    expect(hits).toBe(0);
  });

  it('a name is asked anew for every connection', async () => {
    const resolve = names(['93.184.216.34'], ['127.0.0.1']);
    const fetchOutside = outside({ resolve });
    const first = await refusal(fetchOutside(json(`http://covers.example:${canary.port}/`, { timeoutMs: 300 })));
    expect(['network', 'timeout']).toContain(first);
    expect(await refusal(fetchOutside(json(`http://covers.example:${canary.port}/`)))).toBe('inside');
    expect(hits).toBe(0);
  });

  it('a redirect from a trusted provider to the inside', async () => {
    const fetchOutside = outside({ trustedOrigins: [provider.origin] });
    for (const to of [canary.origin, `http://localhost:${canary.port}/`, `http://2130706433:${canary.port}/`, `http://[::ffff:7f00:1]:${canary.port}/`, '//169.254.169.254/latest/meta-data/']) {
      answer = (_request, response) => void response.writeHead(302, { Location: to }).end();
      expect(await refusal(fetchOutside(json(`${provider.origin}/`))), to).toBe('inside');
    }
    for (const to of ['file:///etc/passwd', 'gopher://127.0.0.1/', 'http://example.org:5432/', `http://user@127.0.0.1:${canary.port}/`]) {
      answer = (_request, response) => void response.writeHead(302, { Location: to }).end();
      expect(await refusal(fetchOutside(json(`${provider.origin}/`))), to).toBe('address');
    }
    expect(hits).toBe(0);
  });

  it('trust is for one origin, not for its host', async () => {
    expect(await refusal(outside({ trustedOrigins: [provider.origin] })(json(canary.origin)))).toBe('inside');
    expect(hits).toBe(0);
  });
});

describe('what comes back has an end', () => {
  const fetchOutside = outside({ trustedOrigins: [provider.origin] });
  const ask = (limits: Partial<OutsideRequest> = {}) => fetchOutside(json(`${provider.origin}/x`, limits));

  it('an answer is taken, plain and packed; we say who we are and keep no cookies', async () => {
    const seen: IncomingMessage['headers'][] = [];
    answer = (request, response) => {
      seen.push(request.headers);
      ok('{"a":1}', { 'Set-Cookie': 'spy=1' })(request, response);
    };
    expect((await ask()).body.toString()).toBe('{"a":1}');
    answer = (request, response) => {
      seen.push(request.headers);
      ok(gzipSync('{"a":2}'), { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json; charset=utf-8' })(request, response);
    };
    expect(await ask()).toEqual({ type: 'application/json', status: 200, body: Buffer.from('{"a":2}') });
    expect(seen.map((headers) => [headers['user-agent'], headers.cookie, headers.referer, headers.authorization])).toEqual(Array(2).fill(['Kruzhok/test', undefined, undefined, undefined]));
  });

  it('three redirects are followed, a fourth is not', async () => {
    let left = 3;
    answer = (request, response) => (left-- > 0 ? void response.writeHead(301, { Location: `/hop-${left}` }).end('moved') : ok('{}')(request, response));
    expect((await ask()).body.toString()).toBe('{}');
    left = 4;
    expect(await refusal(ask())).toBe('redirects');
    answer = (_request, response) => void response.writeHead(302).end();
    expect(await refusal(ask())).toBe('redirects');
  });

  it('a gigabyte: announced, streamed, unpacked', async () => {
    let sent = 0;
    answer = (_request, response) => void response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(2 ** 30) }).flushHeaders();
    expect(await refusal(ask())).toBe('too-large');
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const piece = Buffer.alloc(64 * 1024, 32);
      const more = () => {
        while (sent < 2 ** 30 && !response.destroyed) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
      };
      more();
    };
    expect(await refusal(ask())).toBe('too-large');
    expect(sent).toBeLessThan(32 * 2 ** 20);
    answer = ok(gzipSync(Buffer.alloc(64 * 2 ** 20)), { 'Content-Encoding': 'gzip' });
    expect(await refusal(ask({ maxBytes: 2 ** 20 }))).toBe('too-large');
  });

  it('silence, a trickle, a broken-off answer', async () => {
    answer = () => undefined;
    expect(await refusal(ask({ timeoutMs: 200 }))).toBe('timeout');
    answer = async (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      while (!response.destroyed) {
        response.write(' ');
        await sleep(20);
      }
    };
    const began = performance.now();
    expect(await refusal(ask({ timeoutMs: 300 }))).toBe('timeout');
    expect(performance.now() - began).toBeLessThan(3_000);
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{', () => response.destroy());
    };
    expect(await refusal(ask())).toBe('network');
  });

  it('other kinds of content', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/octet-stream', '']) {
      answer = ok('<svg/>', { 'Content-Type': type });
      expect(await refusal(ask())).toBe('type');
    }
    answer = ok('x', { 'Content-Type': 'IMAGE/PNG; a=b' });
    expect((await ask({ types: ['image/*'] })).type).toBe('image/png');
    answer = ok('x', { 'Content-Encoding': 'br' });
    expect(await refusal(ask())).toBe('encoding');
    answer = ok('no gzip at all', { 'Content-Encoding': 'gzip' });
    expect(await refusal(ask())).toBe('garbage');
  });

  it('a refusal tells its status and when to come back', async () => {
    answer = (_request, response) => void response.writeHead(429, { 'Retry-After': '7' }).end('slow down');
    await expect(ask()).rejects.toMatchObject({ reason: 'status', status: 429, retryAfterSeconds: 7 });
    answer = (_request, response) => void response.writeHead(503, { 'Retry-After': 'soon' }).end();
    await expect(ask()).rejects.toMatchObject({ reason: 'status', status: 503, retryAfterSeconds: null });
  });
});
