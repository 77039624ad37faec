import type { AppLoadContext } from '@remix-run/node';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction, isUnavailable } from '#app/platform/db/client.server.ts';
import { leaveRefusal } from '#app/platform/http/answer-error.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { requireFits } from '#app/platform/http/node-request.server.ts';
import type { PlainAnswer, PlainRequest } from '#app/platform/http/plain-exchange.ts';
import { heedsSeen, isTagged, takesKey } from './conditions.ts';
import { etagOf, names } from './etag.server.ts';
import { createMatcher } from './match.ts';
import { answerOnce, idOfKey, isKey } from './once.server.ts';
import type { Answer, Operation, OperationArgs } from './operation.ts';
import { ApiProblem, partsOf, problemDocument } from './problem.server.ts';
import type { ProblemParts } from './problem.server.ts';
import { parsed, readJson, readQuery } from './read-input.server.ts';

/** Who asks: what their token may do, or why it is none. */
export type Caller = { scopes: readonly string[] } | { problem: 'none' | 'unsupported' | 'expired' | 'invalid' };

export type Asked = { request: PlainRequest; path: string; caller: Caller; context: AppLoadContext; docs: string };

/** The way of an API request: its operation, who may use it, what it brings, and every failure as a problem document. */
export function createDispatcher(operations: readonly Operation[]) {
  const match = createMatcher(operations);
  return async (asked: Asked): Promise<PlainAnswer> => {
    let operation: Operation | undefined;
    try {
      const matched = match(asked.path);
      if (!matched) throw new AppError('not-found');
      const { method } = asked.request;
      const allowed = allowedMethods(matched.operations);
      if (method === 'OPTIONS') return { status: 204, headers: { Allow: allowed }, body: null };
      operation = matched.operations.get(method === 'HEAD' ? 'GET' : method);
      if (!operation) throw new ApiProblem(405, 'method_not_allowed', { headers: { Allow: allowed } });
      return await answer(operation, matched.params, asked);
    } catch (error) {
      return refuse(error, asked, operation?.fields);
    }
  };
}

const allowedMethods = (operations: Map<string, Operation>): string => [...operations.keys(), ...(operations.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');

async function answer(operation: Operation, rawParams: Record<string, string>, asked: Asked): Promise<PlainAnswer> {
  const { request, context } = asked;
  admit(operation, asked);
  if (operation.form) context.body.bytes = operation.form.bytes;
  // What nobody reads cannot be too large.
  if (operation.body || operation.form) requireFits(context.body);
  const { url } = request;
  const params = pathParams(operation, rawParams);
  const { text, value } = await readJson(operation, request);
  const query = parsed(operation.query, readQuery(url));
  const body = operation.body ? parsed(operation.body, value) : undefined;
  const { key, userId } = onceKey(operation, asked);
  const once = key === null ? null : { userId, key, method: request.method, address: `${url.pathname}${url.search}`, text };
  const newId = operation.method === 'GET' ? '' : once === null ? uuidv7() : idOfKey(once);
  const args: OperationArgs<unknown, unknown, unknown, unknown> = { ctx: context.ctx, params, query, body, request, context, newId };
  const run = async () => toPlainAnswer(operation, await change(operation, args), request);
  if (once === null) return run();
  // A refusal is kept as well: the same request is refused the same.
  const kept = () => run().catch((error: unknown) => {
    if (partsOf(error) === null) throw error;
    return refuse(error, asked, operation.fields);
  });
  return answerOnce(context.ctx.db, once, context.ctx.now, kept);
}

/** An id that is none is not found, like one of nobody's. */
function pathParams({ params }: Operation, raw: Record<string, string>): unknown {
  const result = params?.safeParse(raw);
  if (result && !result.success) throw new AppError('not-found');
  return result?.data ?? {};
}

function admit(operation: Operation, { caller, context }: Asked): void {
  // A token that is no good is refused even where none is needed: its client has to know.
  if ('problem' in caller && (caller.problem !== 'none' || operation.policy.name !== 'anyone')) throw unauthorised(caller.problem);
  if (!operation.policy.admits(context.ctx)) throw new AppError('not-found');
  if (operation.scope !== null && 'scopes' in caller && !caller.scopes.includes(operation.scope)) {
    throw new ApiProblem(403, 'scope_missing', { headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${operation.scope}"` } });
  }
}

/** RFC 6750: why a token does not open this, in words for programs; whoever came without one, or with something else, is told the way only (§3.1). */
function unauthorised(problem: 'none' | 'unsupported' | 'expired' | 'invalid'): ApiProblem {
  const challenge = { none: 'Bearer', unsupported: 'Bearer', expired: 'Bearer error="invalid_token", error_description="The access token expired"', invalid: 'Bearer error="invalid_token"' };
  const code = { none: 'token_required', unsupported: 'token_unsupported', expired: 'token_expired', invalid: 'token_invalid' };
  return new ApiProblem(401, code[problem], { headers: { 'WWW-Authenticate': challenge[problem] } });
}

function onceKey(operation: Operation, { request, context }: Asked): { key: string | null; userId: string } {
  const key = request.header('idempotency-key');
  const userId = context.ctx.viewer?.id;
  if (!takesKey(operation) || key === null || userId === undefined) return { key: null, userId: '' };
  if (!isKey(key)) throw new ApiProblem(400, 'key_unreadable');
  return { key, userId };
}

/**
 * Lock, look and change are one transaction, which the commands join: a change that names some of a thing's parts keeps what another one
 * makes of the others at the same moment, and is made whole or not at all. With If-Match only what the client has seen is changed: the
 * reading operation's present answer has to be the one it names, and of many that name the same answer one finds it.
 */
async function change(operation: Operation, args: OperationArgs<unknown, unknown, unknown, unknown>): Promise<Answer> {
  const prepared = await operation.prepare?.(args);
  const { matches } = operation;
  const lock = matches?.lock ?? operation.lock;
  const wanted = args.request.header('if-match');
  if (!lock) return operation.run({ ...args, prepared });
  return inTransaction(args.context.ctx.db, async (db) => {
    const held = { ...args, ctx: { ...args.context.ctx, db } };
    await lock(held);
    if (wanted !== null && matches) {
      const params = matches.paramsOf ? await matches.paramsOf(held) : held.params;
      const { body } = await matches.reads().run({ ...held, params, query: {}, body: undefined, prepared: undefined });
      if (!names(wanted, tagOf(matches.reads(), body))) throw new ApiProblem(412, 'changed_meanwhile');
    }
    return operation.run({ ...held, prepared });
  });
}

/** What the request itself moves would make a tag old that nobody has made old. */
function tagOf({ moving }: Operation, body: unknown, bytes: Uint8Array | string = JSON.stringify(body)): string {
  if (!moving) return etagOf(bytes);
  return etagOf(JSON.stringify({ ...(body as object), ...Object.fromEntries(moving.map((name) => [name, undefined])) }));
}

function toPlainAnswer(operation: Operation, { status, body, headers = {} }: Answer, request: PlainRequest): PlainAnswer {
  if (!(status in operation.answers)) throw new Error(`${operation.id} does not declare ${status}`);
  if (body === undefined) return { status, headers, body: null };
  // Once for the tag, the length and the socket.
  const bytes = Buffer.from(JSON.stringify(body));
  const tag = isTagged(operation) ? tagOf(operation.matches?.reads() ?? operation, body, bytes) : null;
  const etag: Record<string, string> = tag === null ? {} : { ETag: tag };
  const seen = request.header('if-none-match');
  if (heedsSeen(operation) && tag !== null && seen !== null && names(seen, tag)) return { status: 304, headers: { ...headers, ...etag }, body: null };
  return { status, headers: { ...headers, ...etag, 'Content-Type': 'application/json; charset=utf-8' }, body: bytes };
}

/** Any failure as a problem document; what nobody expected is logged and reported, and told without its cause. */
export function refuse(error: unknown, { request, path, context, docs }: Asked, fields: Record<string, string> = {}): PlainAnswer {
  const told = { t: context.services.textsOf(context.ctx.locale), instance: request.url.pathname, traceId: context.requestId, docs };
  if (error instanceof AppError) leaveRefusal(error, context);
  return problemDocument(partsOf(error, fields) ?? unexpected(error, `${request.method} ${path}`, context), told);
}

function unexpected(error: unknown, place: string, context: AppLoadContext): ProblemParts {
  const isAway = isUnavailable(error);
  context.ctx.log[isAway ? 'warn' : 'error']({ err: error }, isAway ? 'database unavailable' : 'unexpected error');
  if (isAway) return { status: 503, code: 'unavailable', detailKey: null, fields: [], headers: { 'Retry-After': '5' } };
  context.services.errors.report(error, { place: place.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ':id').slice(0, 200), traceId: context.requestId });
  return { status: 500, code: 'internal', detailKey: null, fields: [], headers: {} };
}
