import { resolveBearer } from '#app/kernel/accounts/tokens/index.server.ts';
import type { Bearer, BearerProblem, TokenHouse } from '#app/kernel/accounts/tokens/index.server.ts';
import { countQueries, currentQueryCount } from '#app/platform/db/client.server.ts';
import { corsHeaders } from '#app/platform/api/cors.server.ts';
import { createDispatcher, refuse } from '#app/platform/api/dispatch.server.ts';
import type { Asked } from '#app/platform/api/dispatch.server.ts';
import { createPace } from '#app/platform/api/pace.server.ts';
import { problemOf, problemType } from '#app/platform/api/problem.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Exchange } from '#app/platform/http/listener.server.ts';
import type { PlainAnswer, PlainRequest } from '#app/platform/http/plain-exchange.ts';
import { addressBucket } from '#app/platform/http/rate-limit.server.ts';
import { preferredLocale } from '#app/platform/i18n/preferred-locale.ts';
import { apiDocs, apiRoot } from '#app/routes/api/paths.ts';
import { operations } from '#app/routes/api/operations.server.ts';
import type { RequestContext } from './load-context.ts';
import { noteRefusal } from './note-refusal.server.ts';
import type { Services } from './services.server.ts';

/** The API's own addresses; the page that explains it is a page. */
export const isApiPath = (path: string): boolean => path.startsWith(apiRoot) && path !== apiDocs && path !== `${apiDocs}.data`;

export const tokenHouse = ({ env }: Services): TokenHouse => ({ issuer: env.baseUrl, secrets: [env.sessionSecret, ...env.SESSION_SECRET_BEFORE] });

/** Answers the API, before any page and without its cost; null = the request is none of its business. A cookie is never looked at. */
export function createApi(services: Services) {
  const dispatch = createDispatcher(operations);
  const pace = createPace(services.db);
  const { baseUrl, API_CORS_ORIGINS: origins } = services.env;
  const docs = `${baseUrl}${apiDocs}`;
  const answered = async (request: PlainRequest, exchange: Exchange): Promise<{ answer: PlainAnswer; logged: Record<string, unknown> }> => {
    const context = await apiContext(request, exchange, services);
    const asked: Asked = { request, path: request.url.pathname.slice(apiRoot.length - 1), caller: { problem: 'none' }, context, docs };
    const told: Record<string, string> = {};
    const given = await answer(asked, services, async () => {
      // By person where one is known: an address may be many people's.
      const paced = await pace(context.ctx.viewer?.id ?? addressBucket(exchange.ip), context.ctx.now.getTime());
      Object.assign(told, paced.headers);
      if (paced.isOver) throw new AppError('rate-limited', { limit: 'api', retryAfterSeconds: paced.retryAfterSeconds });
    }, dispatch);
    noteRefusal(request.method, request.url.pathname, context);
    const around = { ...told, ...corsHeaders(exchange.origin, origins, request.method === 'OPTIONS'), 'Content-Language': context.ctx.locale, Vary: 'Authorization, Accept-Language, Origin' };
    return { answer: { ...given, headers: { ...given.headers, ...around } }, logged: { userId: context.ctx.viewer?.id, queries: currentQueryCount() } };
  };
  return async (request: PlainRequest, exchange: Exchange) => (isApiPath(request.url.pathname) ? countQueries(() => answered(request, exchange)) : null);
}

async function answer(asked: Asked, services: Services, keepPace: () => Promise<void>, dispatch: (asked: Asked) => Promise<PlainAnswer>): Promise<PlainAnswer> {
  const { request, context } = asked;
  try {
    const bearer = await resolveBearer(services.db, request.header('authorization'), tokenHouse(services), context.ctx.now);
    if (typeof bearer !== 'string') adopt(context, request, bearer);
    await keepPace();
    return await dispatch({ ...asked, caller: callerOf(bearer) });
  } catch (error) {
    return refuse(error, asked);
  }
}

const callerOf = (bearer: Bearer | BearerProblem): Asked['caller'] => (typeof bearer === 'string' ? { problem: bearer } : { scopes: bearer.scopes });

/** From here on the request is its token's person's. */
function adopt(context: RequestContext, request: PlainRequest, { viewer }: Bearer): void {
  const log = context.services.log.child({ requestId: context.requestId, userId: viewer.id });
  const locale = preferredLocale(null, request.header('accept-language'), viewer.locale ?? context.house.locale);
  context.ctx = { ...context.ctx, viewer, log, locale, timeZone: viewer.timeZone };
}

async function apiContext(request: PlainRequest, exchange: Exchange, services: Services): Promise<RequestContext> {
  const { db, queue, files } = services;
  const { nonce, requestId, ip, userAgent, body } = exchange;
  const house = await services.house.current();
  const locale = preferredLocale(null, request.header('accept-language'), house.locale);
  const timeZone = house.timeZone ?? services.env.TIME_ZONE;
  const ctx = { db, queue, files, viewer: null, now: services.now(), locale, timeZone, ip, log: services.log.child({ requestId }) };
  return { ctx, services, house, nonce, requestId, ip, userAgent, body, asData: false, visitorTheme: 'system', hasPage: () => false };
}

const codes: Record<number, string> = { 400: 'invalid', 403: 'forbidden', 404: 'not_found', 405: 'method_not_allowed', 413: 'too_large', 503: 'unavailable' };

/** What fails before the API is asked (a method that is none, an address that is none) is told in its way as well. */
export const apiFailure = (services: Services) => (status: number, { requestId, locale }: Exchange, path: string): { type: string; text: string } | null => {
  if (!isApiPath(path)) return null;
  const parts = { status, code: codes[status] ?? 'internal', detailKey: null, fields: [], headers: {} };
  const told = { t: services.textsOf(locale), instance: path, traceId: requestId, docs: `${services.env.baseUrl}${apiDocs}` };
  return { type: problemType, text: JSON.stringify(problemOf(parts, told)) };
};
