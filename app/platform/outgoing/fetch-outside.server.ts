import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { request } from 'undici';
import type { Agent, Dispatcher } from 'undici';
import { guardedAgent, openAgent } from './guarded-agent.server.ts';
import type { Resolve } from './guarded-agent.server.ts';
import { OutsideError, refusedBy } from './outside-error.ts';

export type OutsideRequest = {
  url: string;
  /** Media types that are taken, such as `application/json` or `image/*`. */
  types: readonly string[];
  /** Of the body, also unpacked. */
  maxBytes: number;
  /** For everything: connecting, redirects, the last byte. */
  timeoutMs: number;
  /** Sent as JSON by POST; such a question is not carried on to where a redirect leads. */
  json?: unknown;
  /** The same for questions in a language of their own, or a form. */
  content?: { type: string; text: string };
  /** A key that must not stand in an address. Only for the address itself: a redirect is followed without. */
  headers?: Record<string, string>;
  /** A status of 400 or above is an answer, too: its body says more than its number. */
  takesRefusals?: boolean;
};

export type OutsideAnswer = { body: Buffer; type: string; status: number };

export type FetchOutside = (wanted: OutsideRequest) => Promise<OutsideAnswer>;

export type OutsideOptions = {
  /** `Name/version (+address; mail)`: whom to tell when we are a nuisance. */
  userAgent: string;
  /** Origins the operator has set by hand (a mirror, a test's server): the only ones that may be inside or on another port. */
  trustedOrigins?: readonly string[];
  resolve?: Resolve;
  ports?: readonly string[];
};

const maxRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Gets what lies outside, for addresses that may come from strangers: http(s) on its own ports, public machines only,
 * no cookies, few redirects with each checked anew, and an end to waiting and to bytes.
 */
export function createFetchOutside({ userAgent, trustedOrigins = [], resolve, ports = ['', '80', '443'] }: OutsideOptions) {
  const guarded = guardedAgent(resolve);
  const open = openAgent();
  const trusted = new Set(trustedOrigins);

  const agentFor = (url: URL): Agent => {
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw new OutsideError('address');
    if (trusted.has(url.origin)) return open;
    if (!ports.includes(url.port)) throw new OutsideError('address');
    return guarded;
  };

  const fetchOutside: FetchOutside = async (wanted) => {
    const signal = AbortSignal.timeout(wanted.timeoutMs);
    const headers = { 'user-agent': userAgent, 'accept': wanted.types.join(', '), 'accept-encoding': 'gzip' };
    const content = wanted.json === undefined ? wanted.content : { type: 'application/json', text: JSON.stringify(wanted.json) };
    const sent = content === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: content.text };
    const own = content === undefined ? wanted.headers : { ...wanted.headers, 'content-type': content.type };
    try {
      let url = parseUrl(wanted.url);
      for (let hop = 0; ; hop += 1) {
        const answer = await request(url, { ...sent, dispatcher: agentFor(url), headers: hop === 0 ? { ...headers, ...own } : headers, signal, headersTimeout: wanted.timeoutMs, bodyTimeout: wanted.timeoutMs });
        if (!redirects.has(answer.statusCode)) return await take(answer, wanted, signal);
        drop(answer.body);
        const to = answer.headers.location;
        if (hop === maxRedirects || typeof to !== 'string' || sent.method === 'POST') throw new OutsideError('redirects');
        url = parseUrl(to, url);
      }
    } catch (error) {
      throw asOutsideError(error, signal);
    }
  };

  return { fetchOutside, close: async () => void (await Promise.all([guarded.destroy(), open.destroy()])) };
}

function parseUrl(text: string, base?: URL): URL {
  if (text.length > 2_000 || !URL.canParse(text, base)) throw new OutsideError('address');
  return new URL(text, base);
}

async function take({ statusCode, headers, body }: Dispatcher.ResponseData, { types, maxBytes, takesRefusals }: OutsideRequest, signal: AbortSignal): Promise<OutsideAnswer> {
  const refuse = (error: OutsideError) => {
    drop(body);
    return error;
  };
  const type = String(headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const isWanted = types.some((allowed) => allowed === '*/*' || (allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed));
  if (statusCode >= 400 && !(takesRefusals && isWanted)) throw refuse(refusedBy(statusCode, headers['retry-after']));
  if (!isWanted) throw refuse(new OutsideError('type'));
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw refuse(new OutsideError('too-large'));
  const encoding = String(headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') throw refuse(new OutsideError('encoding'));
  return { type, status: statusCode, body: await collect(body, encoding === 'gzip', maxBytes, signal) };
}

/** What is left of it is not waited for; undici reports that as an error of the stream. */
const drop = (body: Readable) => void body.on('error', () => undefined).destroy();

/** Counts what arrives and what it unpacks to; a bomb is dropped when it has grown to the limit. */
async function collect(body: Readable, isPacked: boolean, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  const unzip = isPacked ? createGunzip() : null;
  if (unzip) body.on('error', (error) => unzip.destroy(error)).pipe(unzip);
  try {
    for await (const piece of (unzip ?? body) as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      size += piece.length;
      if (size > maxBytes) throw new OutsideError('too-large');
      pieces.push(piece);
    }
  } finally {
    drop(body);
    unzip?.destroy();
  }
  return Buffer.concat(pieces, size);
}

function asOutsideError(error: unknown, signal: AbortSignal): OutsideError {
  if (error instanceof OutsideError) return error;
  const cause = (error as { cause?: unknown }).cause;
  if (cause instanceof OutsideError) return cause;
  const code = (error as { code?: string }).code ?? '';
  if (signal.aborted || /TIMEOUT/.test(code)) return new OutsideError('timeout', { cause: error });
  return new OutsideError(code.startsWith('Z_') ? 'garbage' : 'network', { cause: error });
}
