import type { GrammyError } from 'grammy';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import { TelegramProblem } from './telegram-problem.ts';

/** Of these it is known that no request left the house. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']);

/** Whatever a call threw, in the words of TelegramProblem. Neither address nor token is ever in them. */
export function asProblem(error: unknown, refusal: typeof GrammyError): TelegramProblem {
  if (error instanceof TelegramProblem) return error;
  if (error instanceof refusal) return refused(error);
  if (error instanceof OutsideError) return outside(error);
  return new TelegramProblem('refused', error instanceof Error ? error.name : 'unknown', { cause: error });
}

function refused({ error_code: code, description }: GrammyError): TelegramProblem {
  const reason = `${code} ${description}`.slice(0, 180);
  if (code === 401 || code === 404) return new TelegramProblem('misused', reason);
  // Another 409: somebody else fetches, or a webhook is set.
  if (code === 409) return new TelegramProblem('unsent', reason);
  if (code === 403 || /chat not found|user is deactivated/i.test(description)) return new TelegramProblem('gone', reason);
  return new TelegramProblem('refused', reason);
}

function outside(error: OutsideError): TelegramProblem {
  const code = String((error.cause as { code?: unknown } | undefined)?.code ?? '');
  const { retryAfterSeconds } = error;
  // Whoever answered with a page or with rubbish was not the Bot API: it has not taken anything.
  const isUnsure = (error.reason === 'timeout' || error.reason === 'network') && !neverLeft.has(code);
  return new TelegramProblem(isUnsure ? 'unsure' : 'unsent', error.message, { retryAfterSeconds, cause: error });
}
