import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger };

/** Field names that never reach the log, at the top or one or two levels down. */
export const redactedFields = [
  'password', 'newPassword', 'passwordHash', 'code', 'token', 'link', 'secret', 'cookie', 'authorization',
  'set-cookie', 'email', 'to', 'payload', 'ip', 'DATABASE_URL', 'SESSION_SECRET', 'MAIL_URL', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET',
];

const censor = '[redacted]';
const levelsDown = 2;

type Destination = { write(line: string): void };

export function createLog(level: string, destination?: Destination): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Of these the logger's own way, which also covers what a child is bound to, is for the top alone: to look for them further down it took 70 µs a line.
    redact: { paths: redactedFields.map((name) => (/^\w+$/.test(name) ? name : `["${name}"]`)), censor },
    serializers: { err: (error: Error) => covered(pino.stdSerializers.err(error), levelsDown - 1) },
    formatters: { log: (line: Named) => mapped(line, (value, name) => (name === 'err' ? value : covered(value, levelsDown - 1))) },
  };
  return pino(options, destination ?? (standardOutput ??= inPieces(pino.destination({ dest: 1, sync: true }))));
}

const isRedacted = new Set(redactedFields);

/** The same value, or a copy of it without what is under a redacted name. */
function covered(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return mapped(value as Named, (inner, name) => (isRedacted.has(name) ? censor : levels > 0 ? covered(inner, levels - 1) : inner));
}

type Named = Record<string, unknown>;

/** The object itself where nothing of it changes, so that a line costs no copy and a date stays one. */
function mapped(values: Named, change: (value: unknown, name: string) => unknown): Named {
  let copy: Named | null = null;
  for (const [name, value] of Object.entries(values)) {
    const changed = change(value, name);
    if (changed === value) continue;
    copy ??= Array.isArray(values) ? Object.assign([], values) as unknown as Named : { ...values };
    copy[name] = changed;
  }
  return copy ?? values;
}

let standardOutput: Destination | null = null;

/** So long a line may wait for others. */
const gatherMs = 50;

/**
 * Lines that come within moments go out together: a write for each was a tenth of what a request of the API costs. A warning, and what is worse, goes at
 * once with all that came before it, and an end of the process that it knows of leaves nothing behind.
 */
function inPieces(output: Destination): Destination & { lastLevel: number } {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const piece = waiting;
    waiting = '';
    if (piece !== '') output.write(piece);
  };
  process.on('exit', flush);
  return {
    // The logger says here how serious the line is that it is about to write.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line) {
      waiting += line;
      if (this.lastLevel >= pino.levels.values.warn!) flush();
      else timer ??= setTimeout(flush, gatherMs);
    },
  };
}
