import { data } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import { isUnavailable } from '#app/platform/db/client.server.ts';
import { AppError } from './app-error.ts';
import { plainPage } from './plain-page.server.ts';

/** For a route that has no page of its own to say it on. */
export function errorPage(status: number, context: AppLoadContext): Response {
  const { html, policy } = plainPage(status, context.ctx.locale, context.requestId);
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy } });
}

/** Expected errors become their status; anything else is logged under the request's id, which the page shows. */
export function asResponse(error: unknown, context: AppLoadContext, place: string): unknown {
  if (error instanceof Response || isDataWithInit(error)) return error;
  if (error instanceof AppError) {
    leaveRefusal(error, context);
    const { messageKey = null, wayOut = null } = error.details;
    return data({ code: error.code, traceId: context.requestId, messageKey, wayOut }, { status: error.status });
  }
  const unavailable = isUnavailable(error);
  context.ctx.log[unavailable ? 'warn' : 'error']({ err: error }, unavailable ? 'database unavailable' : 'unexpected error');
  if (unavailable) {
    context.retryAfterSeconds ??= 5;
    return data({ code: 'unavailable', traceId: context.requestId, messageKey: null }, { status: 503 });
  }
  context.services.errors.report(error, { place, traceId: context.requestId });
  return data({ code: 'internal', traceId: context.requestId, messageKey: null }, { status: 500 });
}

/** For the response's header and for the journal. The first stays: a form's refusal is the answer, whatever its page's loader says after it. */
export function leaveRefusal(error: AppError, context: AppLoadContext): void {
  context.retryAfterSeconds ??= error.details.retryAfterSeconds;
  context.refusal ??= error;
}

const isDataWithInit = (value: unknown) =>
  typeof value === 'object' && value !== null && (value as { type?: string }).type === 'DataWithResponseInit';
