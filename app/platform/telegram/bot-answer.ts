import { z } from 'zod';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';

const answer = z.object({
  ok: z.boolean(), error_code: z.number().int().optional(), description: z.string().max(1000).optional(),
  parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
});

type Wanted = { url: string; body?: string; timeoutMs: number; maxBytes: number };

/**
 * One call of the Bot API, answered as grammY reads it. What says that the provider is not well (429, 5xx) is thrown as the door's own
 * error, so that the circuit learns of it; a plain no is an answer.
 */
export function botAnswer(outgoing: Pick<Outgoing, 'get'>, provider: string, { url, body, timeoutMs, maxBytes }: Wanted): Promise<{ json(): Promise<unknown> }> {
  const asked = { url, types: ['application/json'], timeoutMs, maxBytes, json: JSON.parse(body ?? '{}') as unknown, takesRefusals: true };
  return outgoing.get(provider, asked, ({ body: bytes, status }) => {
    const said = JSON.parse(bytes.toString('utf8')) as unknown;
    const { ok, error_code: code = status, parameters } = answer.parse(said);
    if (!ok && (code === 429 || code >= 500)) throw new OutsideError('status', { status: code, retryAfterSeconds: parameters?.retry_after === undefined ? null : Math.ceil(parameters.retry_after) });
    return { json: () => Promise.resolve(said) };
  });
}
