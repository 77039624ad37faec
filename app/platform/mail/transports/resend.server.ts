import { Resend } from 'resend';
import { PermanentMailError } from './transport.ts';
import type { Transport } from './transport.ts';

/** Wrong in the message itself; a wrong key or an unproven domain (401, 403) is for the operator to mend. */
const refusals = new Set([400, 404, 405, 413, 422]);

export function resend(key: string, baseUrl: string | undefined): Transport {
  const client = new Resend(key, { ...(baseUrl && { baseUrl: baseUrl.replace(/\/+$/, '') }) });
  return {
    async send({ from, to, subject, text, html, headers, messageId, idempotencyKey }) {
      const signal = AbortSignal.timeout(20_000);
      const message = { from, to: [to], subject, text, html, headers: { ...headers, 'Message-ID': messageId } };
      const { error } = await client.emails.send(message, { idempotencyKey, signal } as { idempotencyKey: string });
      // The first attempt arrived after all, with another wording (a new version of the app).
      if (!error || error.name === 'invalid_idempotent_request') return;
      const reason = `Resend ${error.statusCode ?? ''} ${error.name}: ${error.message}`;
      throw refusals.has(error.statusCode ?? 0) ? new PermanentMailError(reason) : new Error(reason);
    },
    close: () => undefined,
  };
}
