import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { consumeEntryLimits, ownLetterLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { issueChallenge } from './issue-challenge.server.ts';

/** Mails the signed-in person a code with which to prove themselves again. */
export async function requestFreshProof(ctx: MemberCtx & EntryCtx, { code }: { code: string }): Promise<{ challengeId: string }> {
  const { id: userId, email, timeZone } = ctx.viewer;
  if (email === null) throw new AppError('conflict', { messageKey: 'second-factor:errors.noEmail' });
  await consumeEntryLimits(ctx, ownLetterLimits('proof-letter', userId, ctx.entry.ip));
  const letter = { template: 'accounts.fresh-proof' as const, to: email, userId, locale: ctx.locale, timeZone };
  return issueChallenge(ctx, { purpose: 'fresh_proof', email, code, userId, registration: null, letter });
}
