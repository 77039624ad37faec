import { createHmac } from 'node:crypto';
import { readerHeader } from '#app/platform/offline/keeping.ts';
import type { RequestContext } from './load-context.ts';

/**
 * Says whose page an answer is, for the worker that keeps pages: a name made from the session, which says nothing about the person
 * and is another one after each sign-in. Only pages and their data carry it; what a file is says its own route.
 */
export function nameReader(request: Request, response: Response, { ctx, services }: RequestContext): void {
  if (request.method !== 'GET' || !/^text\/(?:html|x-script)/.test(response.headers.get('content-type') ?? '')) return;
  response.headers.set(readerHeader, ctx.viewer ? nameOf(ctx.viewer.sessionId, services.env.sessionSecret) : 'visitor');
}

const nameOf = (sessionId: string, secret: string) => createHmac('sha256', secret).update(`kept pages of ${sessionId}`).digest('base64url').slice(0, 22);
