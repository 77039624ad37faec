import { consumeEntryLimits, ownLetterLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { findFactor } from '../queries/find-factor.server.ts';
import { stepSpent } from './claim-second-step.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';

/** Mails the code of a second factor that is waited for, to the address the person has now. */
export async function requestSecondFactor(ctx: EntryCtx, { stepId, code }: { stepId: string; code: string }): Promise<{ challengeId: string }> {
  const step = await ctx.db.secondStep.findFirst({ where: { id: stepId, consumedAt: null, expiresAt: { gt: ctx.now } }, select: { userId: true } });
  const person = step && (await findFactor(ctx.db, step.userId));
  if (!step || person?.factor !== 'mail' || person.email === null) throw stepSpent();
  await consumeEntryLimits(ctx, ownLetterLimits('second-letter', step.userId, ctx.entry.ip));
  const { email, locale, timeZone } = person;
  const letter = { template: 'accounts.second-factor' as const, to: email, userId: step.userId, locale: locale ?? ctx.locale, timeZone };
  return issueChallenge(ctx, { purpose: 'second_factor', email, code, userId: step.userId, registration: null, letter });
}
