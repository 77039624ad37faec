import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#app/platform/http/app-error.ts';
import { onceInProcess } from '#app/platform/process/once-in-process.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2 /* argon2id */, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB and a core for some 30 ms: two at once, a short queue, then "come back later". */
const concurrent = 2;
const longestQueue = 60;
const turns = onceInProcess('password-hash', () => ({ running: 0, waiting: [] as (() => void)[] }));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running >= concurrent) {
    if (turns.waiting.length >= longestQueue) throw new AppError('unavailable', { retryAfterSeconds: 5 });
    await new Promise<void>((turn) => turns.waiting.push(turn));
  } else {
    turns.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

let dummy: Promise<string> | undefined;
/** A hash that nothing matches: verified for people we do not know, so that they take as long as those we do. */
const dummyHash = () => (dummy ??= hashPassword(randomBytes(24).toString('base64url')));

export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const against = storedHash ?? (await dummyHash());
  const matches = await inTurn(() => verify(against, password));
  return matches && storedHash !== null;
}

/** Six digits are quickly tried by whoever holds the table: without the server's pepper they cannot be. */
export const hashCode = (code: string, pepper: Buffer): Promise<string> => inTurn(() => hash(code, { ...cost, secret: pepper }));

export const verifyCode = (codeHash: string, code: string, pepper: Buffer): Promise<boolean> =>
  inTurn(() => verify(codeHash, code, { secret: pepper }));
