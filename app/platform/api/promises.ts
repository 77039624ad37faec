import type { z } from 'zod';
import { heedsSeen, isTagged, keyPattern, takenBodies, takesKey } from './conditions.ts';
import { isListPage } from './list-page.ts';
import type { Operation } from './operation.ts';

/*
 * What an operation promises: every status that it answers, and the headers that go with each. All of it follows from the
 * definition; what cannot follow (why a command refuses) stands in it as `refuses` and `locates`. The document and its
 * page are made of this, and tests hold every answer against the document. What fails before the API is asked (an address that is
 * none, a method that HTTP does not know) is no operation's answer.
 */

/** Headers of answers, by the names of their messages (`api:headers.…`). */
export const answerHeaders = {
  'RateLimit-Limit': { type: 'integer' }, 'RateLimit-Remaining': { type: 'integer' }, 'RateLimit-Reset': { type: 'integer' }, 'Content-Language': { type: 'string' },
  'ETag': { type: 'string' }, 'Link': { type: 'string' }, 'Location': { type: 'string', format: 'uri' }, 'Idempotent-Replayed': { type: 'string', const: 'true' },
  'WWW-Authenticate': { type: 'string' }, 'Retry-After': { type: 'integer' }, 'Allow': { type: 'string' }, 'Accept-Post': { type: 'string' }, 'Accept-Patch': { type: 'string' },
} as const;
export type AnswerHeader = keyof typeof answerHeaders;

/** Headers of requests, none of which is needed. */
export const requestHeaders = {
  'Accept-Language': { type: 'string' }, 'If-None-Match': { type: 'string' }, 'If-Match': { type: 'string' }, 'Idempotency-Key': { type: 'string', pattern: keyPattern.source },
} as const;
export type RequestHeader = keyof typeof requestHeaders;

export type Sent = 'always' | 'sometimes';
export type Headers = Partial<Record<AnswerHeader, Sent>>;
export type Promised = { status: number; schema: z.ZodType | null; headers: Headers; /** Message keys of what this operation has to say of it, besides what the status says everywhere. */ because: string[] };

const each = (names: readonly AnswerHeader[], sent: Sent): Headers => Object.fromEntries(names.map((name) => [name, sent]));

/** On every answer; but a failure may come before they are known. */
export const usualHeaders: readonly AnswerHeader[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Content-Language'];

/** A method that an address does not take: no operation's answer. */
export const otherMethod: Promised = { status: 405, schema: null, headers: { ...each(usualHeaders, 'always'), Allow: 'always' }, because: [] };

export function heededHeaders(operation: Operation): RequestHeader[] {
  return ['Accept-Language', ...(heedsSeen(operation) ? ['If-None-Match' as const] : []), ...(operation.matches ? ['If-Match' as const] : []), ...(takesKey(operation) ? ['Idempotency-Key' as const] : [])];
}

/** What it answers, in the order of the statuses. */
export function promisesOf(operation: Operation): Promised[] {
  const { answers, refuses = {} } = operation;
  const statuses = new Set([...Object.keys(answers), ...Object.keys(refuses)].map(Number).concat(heedsSeen(operation) ? [304] : [], refusals(operation)));
  return [...statuses].sort((a, b) => a - b).map((status) => ({
    status, schema: answers[status] ?? null, headers: headersOf(operation, status),
    because: [...(refuses[status] ? [refuses[status]] : []), ...(status === 409 && takesKey(operation) ? ['api:because.keyInUse'] : [])],
  }));
}

/** What the way to an operation refuses, whatever its commands do. */
const refusals = (operation: Operation): number[] => [
  400, 401, 429, 500, 503, ...(operation.scope === null ? [] : [403]), ...(operation.path.includes('{') ? [404] : []), ...(operation.matches ? [412] : []),
  ...(operation.body ? [413, 415] : []), ...(operation.form ? [413, 507] : []), ...(takesKey(operation) ? [409, 422] : []),
];

function headersOf(operation: Operation, status: number): Headers {
  const { answers, refuses, locates = [] } = operation;
  const isDone = status < 400;
  return {
    ...each(usualHeaders, status < 500 ? 'always' : 'sometimes'),
    ...(isTagged(operation) && (status === 304 || answers[status]) && { ETag: 'always' }),
    ...(isListPage(answers[200]) && isDone && { Link: 'sometimes' }),
    ...((status === 201 || locates.includes(status)) && { Location: isDone ? 'always' : 'sometimes' }),
    ...(takesKey(operation) && isKept(status, operation) && { 'Idempotent-Replayed': 'sometimes' }),
    ...(status === 401 && { 'WWW-Authenticate': 'always' }),
    ...(status === 403 && { 'WWW-Authenticate': 'sometimes' }),
    ...(status === 415 && { [takenBodies(operation)]: 'always' }),
    ...(status === 409 && takesKey(operation) && { 'Retry-After': 'sometimes' }),
    // Where a command has a reason of its own, it is one that waiting does not mend.
    ...(status === 429 && { 'Retry-After': refuses?.[429] ? 'sometimes' : 'always' }),
    ...(status === 503 && { 'Retry-After': 'always' }),
  };
}

/** What is kept for a second try: what was done, and what was refused while it was. */
const isKept = (status: number, { path, refuses }: Operation): boolean => status < 400 || status === 400 || (status === 404 && path.includes('{')) || (refuses !== undefined && status in refuses && status !== 429);
