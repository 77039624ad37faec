import { createRequestHandler } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import { unreadExpression } from '#app/engines/notifications/index.server.ts';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import type { Ctx, Theme, Viewer } from '#app/kernel/accounts/context.ts';
import { countQueries, currentQueryCount, isUnavailable } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { plainPage } from '#app/platform/http/plain-page.server.ts';
import type { Exchange } from '#app/platform/http/listener.server.ts';
import { preferredLocale } from '#app/platform/i18n/preferred-locale.ts';
import { readPlainCookie } from '#app/platform/http/host-cookie.ts';
import type { RequestContext } from './load-context.ts';
import { nameReader } from './name-reader.server.ts';
import { noteRefusal } from './note-refusal.server.ts';
import { createPageHandler } from './page-handler.server.ts';
import { createPageList } from './page-list.server.ts';
import type { HasPage } from './page-list.server.ts';
import { createRouteDiscovery } from './route-discovery.server.ts';
import type { Services } from './services.server.ts';

type Answer = { response: Response; logged: Record<string, unknown> };

/** Remix with everything a request needs around it: the viewer, the context, the count of queries. */
export function createApplication(services: Services, build: ServerBuild | (() => Promise<ServerBuild>)) {
  // In development the build is another one after every change.
  const handle = typeof build === 'function' ? createRequestHandler(build, services.env.NODE_ENV) : createPageHandler(build, services.env.NODE_ENV);
  const discover = typeof build === 'function' ? () => null : createRouteDiscovery(build);
  const hasPage = createPageList(build);
  return async (request: Request, exchange: Exchange): Promise<Answer> => {
    const discovered = discover(new URL(request.url));
    if (discovered) return { response: discovered, logged: {} };
    return countQueries(async () => {
      const context = await requestContext(request, exchange, services, await hasPage());
      const response = watched(request, housePage(withTraceOnly(await handle(request, context)), context));
      if (context.retryAfterSeconds && response.status >= 400) response.headers.set('Retry-After', String(context.retryAfterSeconds));
      nameReader(request, response, context);
      noteRefusal(request.method, new URL(request.url).pathname, context);
      return { response, logged: { userId: context.ctx.viewer?.id, queries: currentQueryCount() } };
    });
  };
}

async function requestContext(request: Request, exchange: Exchange, services: Services, hasPage: HasPage): Promise<RequestContext> {
  const now = services.now();
  const [viewer, house] = await Promise.all([findViewer(request, services, now), services.house.current()]);
  const locale = viewer?.locale ?? preferredLocale(request.headers.get('cookie'), request.headers.get('accept-language'), house.locale);
  const log = services.log.child({ requestId: exchange.requestId, ...(viewer ? { userId: viewer.id } : {}) });
  const { db, queue, files } = services;
  const { nonce, requestId, ip, userAgent, body } = exchange;
  const ctx: Ctx = { db, queue, files, viewer, now, locale, timeZone: viewer?.timeZone ?? house.timeZone ?? services.env.TIME_ZONE, ip, log };
  return { ctx, services, house, nonce, requestId, ip, userAgent, body, asData: new URL(request.url).pathname.endsWith('.data'), visitorTheme: themeCookie(request), hasPage };
}

async function findViewer(request: Request, services: Services, now: Date): Promise<Viewer | null> {
  try {
    return await resolveViewer(services.db, request.headers.get('cookie'), now, services.env.baseUrl.startsWith('https:'), unreadExpression);
  } catch (error) {
    if (isUnavailable(error)) throw new AppError('unavailable');
    throw error;
  }
}

function themeCookie(request: Request): Theme {
  const theme = readPlainCookie(request.headers.get('cookie'), 'kz-theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** An error on an address without a page comes as the framework's JSON; people get the house's page. */
function housePage(response: Response, { ctx, requestId }: RequestContext): Response {
  if (!response.headers.has('x-remix-error')) return response;
  const { html, policy } = plainPage(response.status, ctx.locale, requestId);
  return new Response(html, { status: response.status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy } });
}

/** A script that watches its upload goes on by itself: following a redirect, it would use up what the next page is told. */
function watched(request: Request, response: Response): Response {
  const to = response.headers.get('location');
  if (request.headers.get('x-upload') !== 'watched' || to === null) return response;
  const headers = new Headers(response.headers);
  headers.delete('location');
  headers.set('X-Location', to);
  return new Response(null, { status: 204, headers });
}

/** Its cause was logged and reported where it arose. */
export class RenderFailed extends Error {}

/** The framework's own 500 answers are bare text; the gate answers with the house's page instead. */
function withTraceOnly(response: Response): Response {
  if (response.status === 500 && (response.headers.get('content-type') ?? '').startsWith('text/plain')) throw new RenderFailed();
  return response;
}
