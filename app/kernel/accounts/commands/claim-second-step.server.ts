import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import { attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { maxAttempts } from './claim-attempt.server.ts';

/** A waiting second factor that one more answer may be held against. */
export type ClaimedStep = { id: string; userId: string; attemptsLeft: number };

/** Over: passed already, too late, or guessed at five times. */
export const stepSpent = () => new AppError('rate-limited', { messageKey: 'second-factor:errors.stepSpent' });

/**
 * Counts an attempt before anything is compared, whatever it is answered with. One conditional UPDATE, so that of however
 * many answers at once, in however many processes, five are looked at.
 */
export async function claimSecondStep(ctx: EntryCtx, stepId: string | undefined): Promise<ClaimedStep> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  if (stepId === undefined) throw stepSpent();
  const [claimed] = await ctx.db.$queryRaw<ClaimedStep[]>`
    UPDATE "SecondStep" SET "attempts" = "attempts" + 1
    WHERE "id" = ${stepId}::uuid AND "attempts" < ${maxAttempts} AND "consumedAt" IS NULL AND "expiresAt" > ${ctx.now}::timestamptz
    RETURNING "id"::text AS "id", "userId"::text AS "userId", ${maxAttempts} - "attempts" AS "attemptsLeft"`;
  if (claimed) return claimed;
  await recordAudit(ctx.db, { kind: 'code.refused', ip: ctx.entry.ip, now: ctx.now, details: { purpose: 'second_factor' } });
  throw stepSpent();
}
