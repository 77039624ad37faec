import type { OutsideRequest } from '#app/platform/outgoing/fetch-outside.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';

const json = { types: ['application/json'], maxBytes: 2_000_000 };

/** A question that is answered in JSON until then; throws OutsideError, also for what `read` cannot read. */
export function askForJson<T>(outgoing: Outgoing, provider: string, wanted: Pick<OutsideRequest, 'url' | 'headers' | 'json' | 'content'>, until: number, read: (json: unknown) => T): Promise<T> {
  const timeoutMs = until - Date.now();
  if (timeoutMs < 50) return Promise.reject(new OutsideError('timeout'));
  return outgoing.get(provider, { ...json, ...wanted, timeoutMs }, ({ body }) => read(JSON.parse(body.toString('utf8'))));
}

/** What a catalogue does not have (any more). */
export async function nullWhere404<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OutsideError && error.status === 404) return null;
    throw error;
  }
}
