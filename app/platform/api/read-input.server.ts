import type { z } from 'zod';
import { AppError } from '#app/platform/http/app-error.ts';
import type { PlainRequest } from '#app/platform/http/plain-exchange.ts';
import { takenBodies } from './conditions.ts';
import { ApiProblem, unknownField } from './problem.server.ts';
import type { FieldProblem } from './problem.server.ts';
import type { Operation } from './operation.ts';

/** How deep JSON may go: deeper values overflow what echoes or keeps them. */
const mostLevels = 20;

/** The body as text and as a value; an operation without one takes none. */
export async function readJson(operation: Operation, request: PlainRequest): Promise<{ text: string; value: unknown }> {
  if (!operation.body) return { text: '', value: undefined };
  if (!/^application\/json(\s*;|$)/i.test(request.header('content-type') ?? '')) throw new ApiProblem(415, 'unsupported_media_type', { headers: { [takenBodies(operation)]: 'application/json' } });
  const bytes = await request.whole().arrayBuffer().catch((cause: unknown) => {
    if (cause instanceof AppError) throw cause;
    throw new ApiProblem(400, 'not_json');
  });
  const text = textOf(bytes);
  try {
    const value: unknown = JSON.parse(text);
    checkValue(value, 0);
    return { text, value };
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new ApiProblem(400, 'not_json');
  }
}

/** JSON is UTF-8. Decoded as a browser does it, what is not becomes U+FFFD, and would be kept so for good. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiProblem(400, 'bad_characters');
  }
}

/** Refuses what no column takes, names that reach a prototype, and what is nested like nothing of ours. */
function checkValue(value: unknown, level: number): void {
  if (level > mostLevels) throw new ApiProblem(400, 'not_json');
  if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())) throw new ApiProblem(400, 'bad_characters');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') throw new ApiProblem(400, 'bad_characters');
    checkValue(item, level + 1);
  }
}

/** The query's parameters: each once, and none that the operation does not know. */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(query, name)) throw new ApiProblem(400, 'invalid', { fields: [{ field: name.slice(0, 100), key: 'api:fields.once' }] });
    if (/[\u0000\uFFFD]/.test(value) || !value.isWellFormed() || name === '__proto__') throw new ApiProblem(400, 'bad_characters');
    query[name] = value;
  }
  return query;
}

/** What a schema makes of a value, or a problem with every field it complains about. */
export function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) {
    const names = Object.keys((value ?? {}) as object);
    if (names.length > 0) throw new ApiProblem(400, 'invalid', { fields: names.slice(0, 20).map((field) => ({ field: field.slice(0, 100), key: unknownField })) });
    return {};
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ApiProblem(400, 'invalid', { fields: result.error.issues.slice(0, 50).flatMap(toFields) });
}

function toFields(issue: z.core.$ZodIssue): FieldProblem[] {
  const field = issue.path.map(String).join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, 20).map((key) => ({ field: [...issue.path.map(String), key].join('.').slice(0, 100), key: unknownField }));
  return [{ field, ...wordsOf(issue) }];
}

/** Our own schemas name a message; for what zod says by itself there are words of our own. */
function wordsOf(issue: z.core.$ZodIssue): { key: string; values?: Record<string, unknown> } {
  if (/^[a-z-]+:[\w.-]+$/i.test(issue.message)) return { key: issue.message };
  if (issue.code === 'invalid_type') return { key: issue.input === undefined && /undefined/.test(issue.message) ? 'api:fields.required' : 'api:fields.type' };
  if (issue.code === 'too_big') return { key: 'api:fields.tooBig', values: { limit: String(issue.maximum) } };
  if (issue.code === 'too_small') return { key: 'api:fields.tooSmall', values: { limit: String(issue.minimum) } };
  if (issue.code === 'invalid_value') return { key: 'api:fields.oneOf', values: { values: issue.values.map(String).join(', ').slice(0, 300) } };
  return { key: 'api:fields.wrong' };
}
