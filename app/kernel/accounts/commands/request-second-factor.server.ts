import { consumeEntryLimits, ownLetterLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { isTelegramAddress } from '../model/code-address.ts';
import { findCodesTo } from '../queries/find-by-login.server.ts';
import { findFactor } from '../queries/find-factor.server.ts';
import { stepSpent } from './claim-second-step.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';

/** Sends the code of a second factor that is waited for, by the channel the person has now. It is bound to their address. */
export async function requestSecondFactor(ctx: EntryCtx, { stepId, code }: { stepId: string; code: string }): Promise<{ challengeId: string; isInTelegram: boolean }> {
  const step = await ctx.db.secondStep.findFirst({ where: { id: stepId, consumedAt: null, expiresAt: { gt: ctx.now } }, select: { userId: true } });
  const person = step && (await findFactor(ctx.db, step.userId));
  if (!step || person?.factor !== 'mail' || person.email === null) throw stepSpent();
  await consumeEntryLimits(ctx, ownLetterLimits('second-letter', step.userId, ctx.entry.ip));
  const { email, locale, timeZone } = person;
  const to = (await findCodesTo(ctx.db, step.userId)) ?? email;
  const letter = { template: 'accounts.second-factor' as const, to, userId: step.userId, locale: locale ?? ctx.locale, timeZone };
  const { challengeId } = await issueChallenge(ctx, { purpose: 'second_factor', email, code, userId: step.userId, registration: null, letter });
  return { challengeId, isInTelegram: isTelegramAddress(to) };
}
