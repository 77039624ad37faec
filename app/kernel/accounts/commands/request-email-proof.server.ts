import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { refuseDeadAddress } from '../new-address.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import { waitForNewAddress } from './wait-for-new-address.server.ts';

/** For someone who has no address yet (the first owner). An address of another account gets a letter without a code. */
export async function requestEmailProof(ctx: MemberCtx & EntryCtx, { email, code }: { email: string; code: string }): Promise<{ challengeId: string }> {
  if (ctx.viewer.email !== null) throw new AppError('conflict', { messageKey: 'accounts:errors.emailThere' });
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  return issueChallenge(ctx, { ...(await waitForNewAddress(ctx, 'prove_email', email)), code });
}
