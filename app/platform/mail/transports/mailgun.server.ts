import { PermanentMailError } from './transport.ts';
import type { Letter, Transport } from './transport.ts';

/** Wrong in the message itself. A wrong key, domain or address of theirs (401, 403, 404) and a bill (402) are for the operator to mend. */
const refusals = new Set([400, 413, 422]);

/**
 * Mailgun knows no idempotency keys: a message it took without our hearing of it goes a second time, under the same
 * Message-Id, by which mail programs may tell. `useFetch` because there the time limit is one for the whole answer.
 */
export function mailgun(url: string, baseUrl = 'https://api.mailgun.net', timeoutMs = 20_000): Transport {
  const { username, hostname: domain } = new URL(url);
  const connect = async () => {
    // 300 KB of code that only this transport needs.
    const { default: Mailgun } = await import('mailgun.js');
    return new Mailgun(FormData).client({ username: 'api', key: decodeURIComponent(username), url: baseUrl.replace(/\/+$/, ''), timeout: timeoutMs, useFetch: true });
  };
  let client: ReturnType<typeof connect> | undefined;
  return {
    async send(letter) {
      client ??= connect();
      const answer = await (await client).messages.create(domain, messageOf(letter)).catch((error: unknown) => {
        throw readable(error);
      });
      if (typeof answer.id !== 'string' || answer.id === '') throw new Error('Mailgun answered without taking the message');
    },
    close: () => undefined,
  };
}

const messageOf = ({ from, to, subject, text, html, messageId, headers }: Letter) => ({
  from, to: [to], subject, text, html,
  'h:Message-Id': messageId,
  ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`h:${name}`, value])),
  'o:tracking': false, 'o:tracking-clicks': false, 'o:tracking-opens': false,
});

/** Their client calls a lost connection a 400 as well; it then has the system's code (ECONNREFUSED) in the place of words. */
function readable(error: unknown): Error {
  const { status, message, details } = error as { status?: number; message?: string; details?: string };
  const reason = `Mailgun ${status ?? ''} ${message ?? ''}: ${details ?? ''}`;
  const isAnswer = !/^[A-Z][A-Z0-9_]+$/.test(message ?? '') && message !== 'Incorrect url';
  return isAnswer && refusals.has(status ?? 0) ? new PermanentMailError(reason) : new Error(reason);
}
