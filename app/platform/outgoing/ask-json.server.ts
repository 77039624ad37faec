import type { OutsideRequest } from './fetch-outside.server.ts';
import type { Outgoing } from './outgoing.server.ts';
import { OutsideError } from './outside-error.ts';

type Question = Pick<OutsideRequest, 'url' | 'headers' | 'json' | 'content'> & Partial<Pick<OutsideRequest, 'types'>>;

const usual = { types: ['application/json', 'text/json'], maxBytes: 2_000_000 };

/** With less time left nothing is asked: no answer would come, and its provider would be taken for a slow one. */
const shortestQuestionMs = 50;

/** A question that is answered in JSON until then; throws OutsideError, also for what `read` cannot read. */
export function askJson<T>(outgoing: Outgoing, provider: string, wanted: Question, until: number, read: (json: unknown) => T): Promise<T> {
  const timeoutMs = until - Date.now();
  if (timeoutMs < shortestQuestionMs) return Promise.reject(new OutsideError('timeout'));
  return outgoing.get(provider, { ...usual, ...wanted, timeoutMs }, ({ body }) => read(JSON.parse(body.toString('utf8'))));
}

/** What a provider does not have (any more). */
export async function nullWhere404<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OutsideError && error.status === 404) return null;
    throw error;
  }
}
