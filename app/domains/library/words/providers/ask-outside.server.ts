import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { OutsideRequest } from '#app/platform/outgoing/fetch-outside.server.ts';

const json = { types: ['application/json', 'text/json', 'application/problem+json'], maxBytes: 1_000_000 };

/** One question whose answer is JSON, within the time that is left. */
export function askJson<T>(outgoing: Outgoing, provider: string, wanted: Pick<OutsideRequest, 'url' | 'json' | 'headers'>, until: number, read: (json: unknown) => T): Promise<T> {
  const timeoutMs = until - Date.now();
  if (timeoutMs < 50) return Promise.reject(new OutsideError('timeout'));
  return outgoing.get(provider, { ...json, ...wanted, timeoutMs }, ({ body }) => read(JSON.parse(body.toString('utf8'))));
}
