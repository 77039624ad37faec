import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { preferredLocale } from '#app/platform/i18n/preferred-locale.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { AppError } from './app-error.ts';
import { isForeignWrite } from './cross-origin.server.ts';
import type { CrossOriginRule } from './cross-origin.server.ts';
import { baseHeaders } from './headers.server.ts';
import { clientAddress, toPlainRequest } from './node-request.server.ts';
import type { BodyLimit } from './node-request.server.ts';
import type { PlainAnswer, PlainRequest } from './plain-exchange.ts';
import { plainPage } from './plain-page.server.ts';
import { takeRandom } from './random-pool.server.ts';
import { end, send, sendPlain } from './send-answer.server.ts';

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
  /** Asked before the application, for what needs none of the web's objects; null = not its business. */
  answerPlainly?: (request: PlainRequest, exchange: Exchange) => Promise<{ answer: PlainAnswer; logged: Record<string, unknown> } | null>;
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
  const random = takeRandom(25);
  return {
    requestId: random.toString('base64url', 0, 9),
    nonce: random.toString('base64', 9),
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
  const asked = toPlainRequest(request, { baseUrl: options.baseUrl, body: exchange.body, signal: () => untilClosed(response) });
  const plain = await options.answerPlainly?.(asked, exchange);
  if (plain) {
    await sendPlain(plain.answer, request, response);
    return plain.logged;
  }
  const { response: answer, logged } = await options.answer(asked.whole(), exchange);
  await send(answer, request, response, { nonce: exchange.nonce, isDevelopment: options.isDevelopment ?? false });
  return logged;
}

function untilClosed(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

class MethodRefused extends Error {}

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
