import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { requireCurrentPassword } from '../current-password.server.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { refuseDeadAddress } from '../new-address.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import { waitForNewAddress } from './wait-for-new-address.server.ts';

type Input = { email: string; password?: string; code: string };

/** A code to the address that is to be the new one. Whether it is somebody else's, only a letter to that address tells. */
export async function requestEmailChange(ctx: MemberCtx & EntryCtx, { email, password, code }: Input): Promise<{ challengeId: string }> {
  const own = ctx.viewer.email;
  if (own === null) throw new AppError('conflict', { messageKey: 'credentials:errors.noEmailYet' });
  if (emailKey(own) === emailKey(email)) throw invalidField('email', 'credentials:errors.emailSame');
  await requireCurrentPassword(ctx, 'password', password);
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  return issueChallenge(ctx, { ...(await waitForNewAddress(ctx, 'change_email', email)), code });
}
