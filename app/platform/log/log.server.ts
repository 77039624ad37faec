import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger };

/** Field names that never reach the log, at the top or one or two levels down. */
export const redactedFields = [
  'password', 'newPassword', 'passwordHash', 'code', 'token', 'link', 'secret', 'cookie', 'authorization',
  'set-cookie', 'email', 'to', 'payload', 'ip', 'DATABASE_URL', 'SESSION_SECRET', 'MAIL_URL', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET',
];

const redactPaths = redactedFields.flatMap((name) => {
  const key = /^\w+$/.test(name) ? name : `["${name}"]`;
  const nested = key.startsWith('[') ? key : `.${key}`;
  return [key, `*${nested}`, `*.*${nested}`];
});

export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactPaths, censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
