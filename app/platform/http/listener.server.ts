import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { preferredLocale } from '#app/platform/i18n/preferred-locale.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { AppError } from './app-error.ts';
import { compress } from './compress.server.ts';
import { isForeignWrite } from './cross-origin.server.ts';
import type { CrossOriginRule } from './cross-origin.server.ts';
import { baseHeaders, pagePolicy } from './headers.server.ts';
import { clientAddress, toWebRequest } from './node-request.server.ts';
import type { BodyLimit } from './node-request.server.ts';
import { plainPage } from './plain-page.server.ts';
import { readyText } from './ready-text.ts';

export type Exchange = {
  requestId: string;
  nonce: string;
  ip: string;
  userAgent: string;
  /** As the client sent it; the framework is given our own. */
  origin: string | null;
  locale: Locale;
  /** What this request's body may weigh. */
  body: BodyLimit;
};

export type ListenerOptions = {
  baseUrl: string;
  trustedProxies: number;
  crossOrigin: CrossOriginRule;
  log: Logger;
  isDevelopment?: boolean;
  /** Bytes a request body may have where the route does not say otherwise. */
  bodyLimit: number;
  /** Answers files and health checks; false = not its business. */
  serveFile: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** The application: one request, one response, and what the log should know of it. */
  answer: (request: Request, exchange: Exchange) => Promise<{ response: Response; logged: Record<string, unknown> }>;
  /** An error that nobody expected. */
  onFailure: (error: unknown, where: { place: string; traceId: string }) => void;
  /** What failed before anybody could answer, for clients that read no pages; null = the house's page. */
  failAs?: (status: number, exchange: Exchange, path: string) => { type: string; text: string } | null;
  onForeignWrite: (exchange: Exchange, path: string) => void;
};

const allowedMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The way of every request: gate, application, headers, compression, one log line. */
export function createListener(options: ListenerOptions) {
  const isHttps = options.baseUrl.startsWith('https:');
  const headers = baseHeaders(isHttps);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const exchange = newExchange(request, options);
    response.setHeader('X-Request-Id', exchange.requestId);
    let logged: Record<string, unknown> = {};
    try {
      if (request.method === 'GET' || request.method === 'HEAD') {
        if (await options.serveFile(request, response)) return;
      }
      logged = await respond(request, response, exchange, options);
    } catch (error) {
      await fail(error, request, response, exchange, options);
    }
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    options.log.info({ requestId: exchange.requestId, method: request.method, route: routePattern(request.url ?? ''), status: response.statusCode, milliseconds, ...logged }, 'request');
  };
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** `/library/books/:id`: what was asked for without whose, and without what a query or a made-up address may hold. */
const routePattern = (url: string) => (url.split('?')[0] ?? '').replace(id, ':id').slice(0, 120);

function newExchange(request: IncomingMessage, { trustedProxies, bodyLimit: bytes }: ListenerOptions): Exchange {
  return {
    requestId: randomBytes(9).toString('base64url'),
    nonce: randomBytes(16).toString('base64'),
    ip: clientAddress(request, trustedProxies),
    userAgent: String(request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 300),
    origin: request.headers.origin ?? null,
    locale: preferredLocale(request.headers.cookie, request.headers['accept-language']),
    body: { bytes, announced: Number(request.headers['content-length'] ?? 0) },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, exchange: Exchange, options: ListenerOptions) {
  if (!allowedMethods.has(request.method ?? '')) throw new MethodRefused();
  if (isForeignWrite(request, options.crossOrigin)) {
    options.onForeignWrite(exchange, (request.url ?? '').split('?')[0] ?? '');
    throw new AppError('forbidden');
  }
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  const webRequest = toWebRequest(request, { baseUrl: options.baseUrl, body: exchange.body, signal: controller.signal });
  const { response: answer, logged } = await options.answer(webRequest, exchange);
  await send(answer, request, response, exchange, options.isDevelopment ?? false);
  return logged;
}

class MethodRefused extends Error {}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse, exchange: Exchange, isDevelopment: boolean) {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('text/html') && !answer.headers.has('content-security-policy')) {
    response.setHeader('Content-Security-Policy', pagePolicy(exchange.nonce, isDevelopment));
  }
  if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'no-store');
  if (isStream(answer)) return pipe(answer, response);
  if (answer.body === null) return end(request, response);
  const text = readyText(answer);
  const { body, encoding } = await compress(text === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(text), type, request.headers['accept-encoding']);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  if (type) response.appendHeader('Vary', 'Accept-Encoding');
  // Text goes out in one piece with its headers, bytes in two.
  end(request, response, body, encoding === null ? text : undefined);
}

const lingerMs = 30_000;
const lingerIdleMs = 3_000;

/**
 * Ends the answer. A client that is still sending is let go on for a while, and what it sends thrown away:
 * cut off in the middle, it would never read what it was told.
 */
function end(request: IncomingMessage, response: ServerResponse, body?: Buffer, text?: string): void {
  const isBodiless = response.statusCode === 304 || response.statusCode === 204;
  if (!isBodiless && !(request.method === 'HEAD' && response.hasHeader('content-length'))) response.setHeader('Content-Length', body?.length ?? 0);
  const shown = request.method === 'HEAD' ? undefined : (text ?? body);
  if (request.complete) return void response.end(shown);
  response.setHeader('Connection', 'close');
  response.flushHeaders();
  if (shown) response.write(shown);
  const done = () => {
    clearTimeout(patience);
    clearTimeout(silence);
    response.end();
  };
  const patience = setTimeout(done, lingerMs).unref();
  const silence = setTimeout(done, lingerIdleMs).unref();
  request.on('data', (piece: Buffer) => {
    giveBack(piece);
    silence.refresh();
  }).once('end', done).once('close', done).resume();
}

/** The memory of a piece that nobody will look at, now: the collector would let a hundred megabytes of them come together. */
function giveBack({ buffer, byteLength }: Buffer): void {
  // A smaller piece shares its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Downloads and event streams go out as they come; everything else is buffered and compressed whole. */
const isStream = (answer: Response) =>
  answer.body !== null && (answer.headers.has('content-disposition') || (answer.headers.get('content-type') ?? '').startsWith('text/event-stream'));

async function pipe(answer: Response, response: ServerResponse) {
  const promised = Number(answer.headers.get('content-length') ?? NaN);
  let sent = 0;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    if (response.destroyed) return;
    sent += chunk.length;
    // Not before it has left: the next piece may come in the same memory.
    await new Promise<void>((left) => {
      response.once('close', left);
      response.write(chunk, () => {
        response.off('close', left);
        left();
      });
    });
  }
  // Fewer bytes than were promised: only a broken connection tells the client so.
  if (sent < promised) response.destroy();
  else response.end();
}

async function fail(error: unknown, request: IncomingMessage, response: ServerResponse, exchange: Exchange, options: ListenerOptions) {
  const status = statusOf(error);
  if (status === 500) {
    options.log.error({ err: error, requestId: exchange.requestId }, 'request failed');
    options.onFailure(error, { place: `${request.method} ${routePattern(request.url ?? '')}`, traceId: exchange.requestId });
  }
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) if (name === 'set-cookie') response.removeHeader(name);
  response.statusCode = status;
  const text = options.failAs?.(status, exchange, (request.url ?? '').split('?')[0] ?? '');
  const { html, policy } = plainPage(status, exchange.locale, exchange.requestId);
  response.setHeader('Content-Type', text?.type ?? 'text/html; charset=utf-8');
  if (!text) response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', 'no-store');
  if (status === 503) response.setHeader('Retry-After', '5');
  if (status === 405) response.setHeader('Allow', [...allowedMethods].join(', '));
  end(request, response, Buffer.from(text?.text ?? html));
}

function statusOf(error: unknown): number {
  if (error instanceof AppError) return error.status;
  if (error instanceof MethodRefused) return 405;
  return 500;
}
