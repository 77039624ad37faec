import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import { attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import type { Purpose } from './issue-challenge.server.ts';

export const maxAttempts = 5;

/** A challenge that one more answer may be held against. */
export type ClaimedChallenge = {
  id: string; purpose: Purpose; emailKey: string; userId: string | null; codeHash: string; linkHash: Uint8Array; attemptsLeft: number;
};

/** This code or link is over: used, replaced by a newer letter, too old, or guessed at five times. */
const spent = () => new AppError('rate-limited', { messageKey: 'accounts:errors.codeSpent' });

/**
 * Counts an attempt before anything is compared. One conditional UPDATE, so that however many answers arrive at once, in
 * however many processes, five are looked at.
 */
export async function claimAttempt(ctx: EntryCtx, challengeId: string | undefined, purposes: Purpose[]): Promise<ClaimedChallenge> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  if (challengeId === undefined) throw spent();
  const [claimed] = await ctx.db.$queryRaw<ClaimedChallenge[]>`
    UPDATE "LoginChallenge" SET "attempts" = "attempts" + 1
    WHERE "id" = ${challengeId}::uuid AND "purpose"::text = ANY(${purposes}) AND "attempts" < ${maxAttempts}
      AND "answeredAt" IS NULL AND "consumedAt" IS NULL AND "retiredAt" IS NULL AND "expiresAt" > ${ctx.now}::timestamptz
    RETURNING "id"::text AS "id", "purpose"::text AS "purpose", "emailKey", "userId"::text AS "userId", "codeHash", "linkHash",
              ${maxAttempts} - "attempts" AS "attemptsLeft"`;
  if (claimed) return claimed;
  await recordAudit(ctx.db, { kind: 'code.refused', actorId: ctx.viewer?.id, ip: ctx.entry.ip, now: ctx.now });
  throw spent();
}

/** The answer was wrong: written down, and said with how many tries are left. */
export async function refuseAnswer(ctx: EntryCtx, claimed: ClaimedChallenge): Promise<never> {
  await recordAudit(ctx.db, { kind: 'code.wrong', actorId: claimed.userId, ip: ctx.entry.ip, now: ctx.now, details: { attemptsLeft: claimed.attemptsLeft } });
  throw new AppError('invalid', { fields: { code: [claimed.attemptsLeft > 0 ? 'accounts:errors.codeWrong' : 'accounts:errors.codeSpent'] } });
}
