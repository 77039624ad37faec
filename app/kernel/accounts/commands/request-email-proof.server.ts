import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { refuseDeadAddress } from '../new-address.server.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

/** For someone who has no address yet (the first owner). An address of another account gets a letter without a code. */
export async function requestEmailProof(ctx: MemberCtx & EntryCtx, { email, code }: { email: string; code: string }): Promise<{ challengeId: string }> {
  if (ctx.viewer.email !== null) throw new AppError('conflict', { messageKey: 'accounts:errors.emailThere' });
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  return issueChallenge(ctx, { ...(await emailProofWaiting(ctx, email)), code });
}

export async function emailProofWaiting(ctx: MemberCtx & EntryCtx, email: string): Promise<Waiting> {
  const other = await findAddressee(ctx.db, email);
  const letter = other
    ? { template: 'accounts.email-taken' as const, to: other.email, userId: other.id, locale: other.locale ?? ctx.locale, timeZone: other.timeZone }
    : { template: 'accounts.prove-email' as const, to: email, userId: ctx.viewer.id, locale: ctx.locale, timeZone: ctx.timeZone };
  return { purpose: 'prove_email', email, userId: ctx.viewer.id, registration: null, letter };
}
