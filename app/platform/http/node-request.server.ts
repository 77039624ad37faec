import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AppError } from './app-error.ts';
import type { PlainRequest } from './plain-exchange.ts';

/** Headers that only the framework or our own configuration may set; a client's are dropped. */
const internalHeader = /^(x-(remix|react-router)-|x-forwarded-(host|proto|port)$|forwarded$)/i;

/** What a body may weigh, and what its client says that it weighs (0 = nothing said). A route that takes files lifts the limit before it reads. */
export type BodyLimit = { bytes: number; announced: number };

/** A body that says beforehand that it is too large is refused before anything of it is read. */
export function requireFits({ bytes, announced }: BodyLimit): void {
  if (announced > bytes) throw new AppError('too-large');
}

type RequestOptions = { baseUrl: string; body: BodyLimit; /** Ends with the connection; made when it is needed. */ signal: () => AbortSignal };

/** The request as it came; the web's own is made of it when somebody wants it, once. */
export function toPlainRequest(message: IncomingMessage, options: RequestOptions): PlainRequest {
  const url = requestUrl(message.url ?? '/', options.baseUrl);
  let made: Request | undefined;
  return {
    method: message.method ?? 'GET',
    url,
    header(name) {
      const value = message.headers[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
    },
    whole: () => (made ??= toWebRequest(message, url, options)),
  };
}

/** A web Request for Remix; its body fails with `too-large` as soon as it is known to pass the limit. */
function toWebRequest(message: IncomingMessage, url: URL, options: RequestOptions): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value === undefined || internalHeader.test(name) || name === 'host') continue;
    for (const item of Array.isArray(value) ? value : [value]) headers.append(name, item);
  }
  const { host } = new URL(options.baseUrl);
  headers.set('host', host);
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD';
  return new Request(url.href, {
    method: message.method,
    headers: withOwnOrigin(headers, options.baseUrl),
    signal: options.signal(),
    ...(hasBody ? { body: limitedBody(message, options.body), duplex: 'half' } : {}),
  } as RequestInit);
}

/** Remix compares Origin with Host; the gate before it has already decided with our own rule. */
function withOwnOrigin(headers: Headers, baseUrl: string): Headers {
  if (headers.has('origin')) headers.set('origin', new URL(baseUrl).origin);
  return headers;
}

/** No address of ours is nearly as deep. The router holds every beginning of a path against the routes: ten thousand words keep it busy for seconds. */
const mostWords = 20;

/** The address is made from configuration, never from Host. */
function requestUrl(target: string, baseUrl: string): URL {
  const path = `/${target.replace(/^[/\\]+/, '')}`;
  if ((path.split('?')[0] ?? '').split('/').length > mostWords) throw new AppError('not-found');
  try {
    // Line breaks and backslashes: the router on the server and the one that renders read such a path differently.
    if (/[\u0000-\u001f\u007f\u2028\u2029\\]/.test(decodeURIComponent(path.split('?')[0] ?? ''))) throw new AppError('invalid');
    const url = new URL(path, baseUrl);
    // An older way of asking Remix for data, which it reports as an error of ours.
    if (url.searchParams.has('_data')) url.searchParams.delete('_data');
    return url;
  } catch {
    throw new AppError('invalid');
  }
}

/** Nobody is waited for longer: between two pieces, and for the whole (a minute, and what a slow line needs for as many bytes). */
const idleMs = 30_000;
const wholeMs = (bytes: number) => 60_000 + bytes / 32;

function limitedBody(message: IncomingMessage, limit: BodyLimit): ReadableStream<Uint8Array> {
  let received = 0;
  async function* counted() {
    requireFits(limit);
    const cut = () => void message.destroy();
    const whole = setTimeout(cut, wholeMs(limit.bytes));
    // A refusal must leave the connection open: its answer goes out over it.
    const pieces = message.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const idle = setTimeout(cut, idleMs);
        const next = await pieces.next().finally(() => clearTimeout(idle));
        if (next.done) return;
        received += next.value.length;
        if (received > limit.bytes) throw new AppError('too-large');
        yield next.value;
      }
    } finally {
      clearTimeout(whole);
      await pieces.return?.();
    }
  }
  // Nothing is read ahead: until somebody wants the body, the route may still say how much it takes.
  return Readable.toWeb(Readable.from(counted(), { objectMode: false }), { strategy: { highWaterMark: 0 } }) as ReadableStream<Uint8Array>;
}

/** The client's address: the entry that the outermost trusted proxy wrote, or the socket's. */
export function clientAddress(message: IncomingMessage, trustedProxies: number): string {
  const socket = message.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return plain(socket);
  const forwarded = String(message.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  return plain(forwarded[forwarded.length - trustedProxies] ?? socket).slice(0, 45);
}

const plain = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address);
