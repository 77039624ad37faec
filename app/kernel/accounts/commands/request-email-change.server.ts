import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { requireCurrentPassword } from '../current-password.server.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { refuseDeadAddress } from '../new-address.server.ts';
import { renewSession } from '../session.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import { waitForNewAddress } from './wait-for-new-address.server.ts';

type Input = { email: string; password?: string; code: string };

/**
 * A code to the address that is to be the new one. Whether it is somebody else's, only a letter to that address tells. With the password
 * the person has proven themselves: `session` is this browser's new id, or null for whoever has no password or comes by the API.
 */
export async function requestEmailChange(ctx: MemberCtx & EntryCtx, { email, password, code }: Input): Promise<{ challengeId: string; session: string | null }> {
  const own = ctx.viewer.email;
  if (own === null) throw new AppError('conflict', { messageKey: 'credentials:errors.noEmailYet' });
  if (emailKey(own) === emailKey(email)) throw invalidField('email', 'credentials:errors.emailSame');
  const isProven = (await requireCurrentPassword(ctx, 'password', password)) !== null;
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  const { challengeId } = await issueChallenge(ctx, { ...(await waitForNewAddress(ctx, 'change_email', email)), code });
  // Last: what is refused above keeps the browser's id.
  return { challengeId, session: isProven ? await renewProof(ctx) : null };
}

/** So that the proof lasts as long as the code does that is on its way. */
const renewProof = ({ db, viewer: { id: userId, sessionId: publicId }, entry: { ip }, now }: MemberCtx & EntryCtx): Promise<string | null> =>
  inTransaction(db, async (tx) => {
    const session = await renewSession(tx, { publicId, userId, now });
    if (session) await recordAudit(tx, { kind: 'account.proven', actorId: userId, ip, now, details: { by: 'password' } });
    return session;
  });
