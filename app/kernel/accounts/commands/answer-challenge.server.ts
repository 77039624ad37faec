import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { derivedKey } from '../derived-keys.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { verifyCode } from '../password-hash.server.ts';
import type { Proof } from '../schema.ts';
import { hashSecret } from '../secret.server.ts';
import type { ClaimedChallenge } from './claim-attempt.server.ts';
import type { Registration } from './issue-challenge.server.ts';
import { lockPersonIfThere } from './lock-person.server.ts';

/** Also for what was never this person's: who asks learns nothing. */
export const spent = () => new AppError('rate-limited', { messageKey: 'accounts:errors.codeSpent' });

/** Does the answer fit the challenge, and the address the browser names? */
export async function isRightAnswer(ctx: EntryCtx, claimed: ClaimedChallenge, proof: Proof, email: string): Promise<boolean> {
  if (emailKey(email) !== claimed.emailKey) return false;
  if ('link' in proof) return timingSafeEqual(hashSecret(proof.link), claimed.linkHash);
  return verifyCode(claimed.codeHash, proof.code, derivedKey(ctx.entry.secret, 'code-pepper'));
}

/** From here on no other answer to the challenge counts; answers what registration typed, if it was one. Its person is locked first. */
export async function useUpChallenge(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge): Promise<Registration | null> {
  if (claimed.userId !== null) await lockPersonIfThere(tx, claimed.userId, { changesKey: claimed.purpose === 'change_email' || claimed.purpose === 'prove_email' });
  const [row] = await tx.$queryRaw<{ registration: Registration | null }[]>`
    UPDATE "LoginChallenge" SET "consumedAt" = ${ctx.now}::timestamptz
    WHERE "id" = ${claimed.id}::uuid AND "consumedAt" IS NULL AND "retiredAt" IS NULL AND "expiresAt" > ${ctx.now}::timestamptz
    RETURNING "registration"`;
  if (!row) throw spent();
  return row.registration;
}
