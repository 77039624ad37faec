import type { TFunction } from 'i18next';
import { AppError } from '#app/platform/http/app-error.ts';
import type { PlainAnswer } from '#app/platform/http/plain-exchange.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';

/** A fault of the request itself, which pages do not know. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly fields: FieldProblem[];

  constructor(status: number, code: string, more: { headers?: Record<string, string>; fields?: FieldProblem[] } = {}) {
    super(code);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.fields = more.fields ?? [];
  }
}

/** `key` is a message key; `field` is as the client wrote it. */
export type FieldProblem = { field: string; key: string; values?: Record<string, unknown> };

export const unknownField = 'api:fields.unknown';

export type ProblemParts = { status: number; code: string; detailKey: string | null; fields: FieldProblem[]; headers: Record<string, string> };

/** How an expected failure is told; null for one that nobody expected. */
export function partsOf(error: unknown, names: Record<string, string> = {}): ProblemParts | null {
  if (error instanceof ApiProblem) return { status: error.status, code: error.code.replace(/-/g, '_'), detailKey: null, fields: error.fields.map((one) => asWritten(one, names)), headers: error.headers };
  if (!(error instanceof AppError)) return null;
  const { fields = {}, messageKey = null, retryAfterSeconds } = error.details;
  const { '': ofAll = [], ...named } = fields;
  return {
    status: error.status,
    code: error.code.replace(/-/g, '_'),
    detailKey: messageKey ?? ofAll[0] ?? null,
    fields: Object.entries(named).flatMap(([field, keys]) => keys.map((key) => ({ field: names[field] ?? field, key }))),
    headers: {
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      // Nobody knows for how long, but it is worth asking again.
      ...(retryAfterSeconds === undefined && error.status === 503 && { 'Retry-After': '5' }),
      // RFC 9110: whoever answers 401 says how one comes in. What a command takes for no good is a token.
      ...(error.status === 401 && { 'WWW-Authenticate': 'Bearer error="invalid_token"' }),
    },
  };
}

/** The rules of a form, which an operation asks as well, have names of their own for its fields. What nobody knows is called as its client called it. */
const asWritten = (problem: FieldProblem, names: Record<string, string>): FieldProblem =>
  (problem.key === unknownField ? problem : { ...problem, field: names[problem.field] ?? problem.field });

type Told = { t: TFunction; instance: string; traceId: string; docs: string };

export const problemType = 'application/problem+json; charset=utf-8';

/** RFC 9457, in the language of whoever asked. */
export const problemOf = ({ status, code, detailKey, fields }: ProblemParts, { t, instance, traceId, docs }: Told) => ({
  type: `${docs}#problem-${code}`,
  title: textOf(t, `api:problems.${code}`),
  status,
  ...(detailKey !== null && { detail: textOf(t, detailKey) }),
  instance,
  code,
  trace_id: traceId,
  ...(fields.length > 0 && { errors: fields.map(({ field, key, values }) => ({ field, message: textOf(t, key, values) })) }),
});

export const problemDocument = (parts: ProblemParts, told: Told): PlainAnswer =>
  ({ status: parts.status, headers: { ...parts.headers, 'Content-Type': problemType }, body: JSON.stringify(problemOf(parts, told)) });
