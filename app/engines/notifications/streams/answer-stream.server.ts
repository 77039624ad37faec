import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { newsPaths } from '../paths.ts';
import type { Hub } from './hub.server.ts';

export type StreamAnswers = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Answers `/notifications/stream` before the framework would: a stream needs nothing of it, lives for hours and has to hear of it when the
 * browser is gone. False = not its business.
 */
export function createStreamAnswers({ db, hub, now, isHttps, log }: { db: Db; hub: Hub; now: () => Date; isHttps: boolean; log: Logger }): StreamAnswers {
  return async (request, response) => {
    // Not everything that is asked for is an address.
    const [path, query] = (request.url ?? '').split('?', 2);
    if (path !== newsPaths.stream() || request.method !== 'GET') return false;
    response.setHeader('Cache-Control', 'no-store, no-transform');
    // What another site embeds is none of its business, whatever the cookie's rules let through.
    if (!['same-origin', undefined].includes(request.headers['sec-fetch-site'] as string | undefined)) return refuse(response, 403);
    if (!(await hub.isReady())) return refuse(response, 503);
    const viewer = await resolveViewer(db, request.headers.cookie ?? null, now(), isHttps).catch((error: unknown) => {
      log.warn({ err: error }, 'a stream could not be opened');
      return undefined;
    });
    if (!viewer) return refuse(response, viewer === null ? 401 : 503);
    open(request, response);
    hub.add({ userId: viewer.id, sessionId: viewer.sessionId, response, after: lastHad(request, new URLSearchParams(query)), seq: 0, unread: 0, at: 0, isOpen: false });
    return true;
  };
}

function open(request: IncomingMessage, response: ServerResponse): void {
  request.socket.setNoDelay(true);
  request.socket.setKeepAlive(true, 30_000);
  // For proxies that would gather it: it is of use only as it comes.
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
}

/** The browser says it by itself when it comes back; a page that opens a new stream says it in the address. */
function lastHad(request: IncomingMessage, query: URLSearchParams): number | null {
  const said = String(request.headers['last-event-id'] ?? query.get('after') ?? '');
  return /^\d{1,10}$/.test(said) ? Number(said) : null;
}

function refuse(response: ServerResponse, status: number): true {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...(status === 503 && { 'Retry-After': '2' }) });
  response.end();
  return true;
}
