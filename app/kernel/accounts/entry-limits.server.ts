import { AppError } from '#app/platform/http/app-error.ts';
import { addressBucket, consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import type { Limit } from '#app/platform/http/rate-limit.server.ts';
import { recordAudit } from './audit.server.ts';
import type { EntryCtx } from './entry.ts';

const minute = 60;
const day = 24 * 3600;

/** Letters to one address, whoever asks for them; and how often one subscriber may ask. */
export const codeLimits = (emailKey: string, ip: string): Limit[] => [
  { name: 'code-email', key: emailKey, max: 3, seconds: minute },
  { name: 'code-email', key: emailKey, max: 30, seconds: day },
  { name: 'code-ip', key: addressBucket(ip), max: 10, seconds: minute },
];

/** Typing codes: five per letter are counted with the letter; this bounds one subscriber over all letters. */
export const attemptLimits = (ip: string): Limit[] => [{ name: 'code-attempt-ip', key: addressBucket(ip), max: 30, seconds: minute }];

/** Guessing passwords. The second bound is wide enough that nobody can lock a person out for long. */
export const passwordLimits = (login: string, ip: string): Limit[] => [
  { name: 'password-ip', key: addressBucket(ip), max: 10, seconds: minute },
  { name: 'password-login', key: login, max: 20, seconds: 15 * minute },
];

/** Proving oneself again: whoever sits before an open session gets few guesses at the password. */
export const proofLimits = (userId: string, ip: string): Limit[] => [
  { name: 'proof-ip', key: addressBucket(ip), max: 10, seconds: minute },
  { name: 'proof-person', key: userId, max: 10, seconds: 15 * minute },
];

/** Letters that only somebody gets sent who is half or wholly in: nobody else can use them up. */
export const ownLetterLimits = (name: 'proof-letter' | 'second-letter', userId: string, ip: string): Limit[] => [
  { name, key: userId, max: 3, seconds: minute },
  { name, key: userId, max: 30, seconds: day },
  { name: 'code-ip', key: addressBucket(ip), max: 10, seconds: minute },
];

/** Six digits of which three are right at any time: thirty answers a day find one in decades. */
export const appCodeLimits = (userId: string): Limit[] => [
  { name: 'app-code', key: userId, max: 10, seconds: 15 * minute },
  { name: 'app-code', key: userId, max: 30, seconds: day },
];

/** Counts a use; a reached limit is written down before it is refused. */
export async function consumeEntryLimits(ctx: EntryCtx, limits: Limit[]): Promise<void> {
  try {
    await consumeLimits(ctx.db, limits, ctx.now);
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') {
      await recordAudit(ctx.db, { kind: 'limit.reached', actorId: ctx.viewer?.id, ip: ctx.entry.ip, now: ctx.now, details: { limit: error.details.limit ?? '' } });
      error.details.isNoted = true;
    }
    throw error;
  }
}
