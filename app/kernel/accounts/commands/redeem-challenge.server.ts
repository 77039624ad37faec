import { timingSafeEqual } from 'node:crypto';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { Prisma, inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import { challengeSeconds } from '../challenge-cookie.server.ts';
import { derivedKey } from '../derived-keys.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { verifyCode } from '../password-hash.server.ts';
import type { Proof } from '../schema.ts';
import { refuseAnswer } from './claim-attempt.server.ts';
import type { ClaimedChallenge } from './claim-attempt.server.ts';
import { createMember } from './create-member.server.ts';
import { hashLink } from './issue-challenge.server.ts';
import type { Registration } from './issue-challenge.server.ts';
import { renewProof } from './renew-proof.server.ts';
import { letIn } from './let-in.server.ts';

export type Redeemed =
  | { kind: 'signed-in'; session: string; isNew: boolean }
  /** The address is proven, the name meanwhile another's: `chooseUsername` goes on. */
  | { kind: 'username-taken' }
  | { kind: 'email-proven' }
  /** Who sits here proved it again; the session has a new id. */
  | { kind: 'proven-again'; session: string };

/**
 * Lets in whoever answers a claimed challenge rightly. `email` is the address the browser says the letter went to: it
 * must be the challenge's own. Using the challenge up and what it opens are one transaction: of many right answers one wins.
 */
export async function redeemChallenge(ctx: EntryCtx, claimed: ClaimedChallenge, proof: Proof, email: string): Promise<Redeemed> {
  if (emailKey(email) !== claimed.emailKey || !(await isRight(ctx, claimed, proof))) return refuseAnswer(ctx, claimed);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const registration = await consume(tx, ctx, claimed);
      if (claimed.purpose === 'register') return finishRegistration(tx, ctx, claimed, registration);
      if (claimed.purpose === 'prove_email') return setEmail(tx, ctx, claimed, email);
      if (claimed.purpose === 'fresh_proof') return proveAgain(tx, ctx, claimed);
      if (claimed.userId === null) throw spent();
      return enter(tx, ctx, claimed.userId, false);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'emailKey')) throw invalidField('code', 'accounts:errors.emailTaken');
    throw error;
  }
}

const spent = () => new AppError('rate-limited', { messageKey: 'accounts:errors.codeSpent' });

async function isRight(ctx: EntryCtx, claimed: ClaimedChallenge, proof: Proof): Promise<boolean> {
  if ('link' in proof) return timingSafeEqual(hashLink(proof.link), claimed.linkHash);
  return verifyCode(claimed.codeHash, proof.code, derivedKey(ctx.entry.secret, 'code-pepper'));
}

async function consume(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge): Promise<Registration | null> {
  const [row] = await tx.$queryRaw<{ registration: Registration | null }[]>`
    UPDATE "LoginChallenge" SET "consumedAt" = ${ctx.now}::timestamptz
    WHERE "id" = ${claimed.id}::uuid AND "consumedAt" IS NULL AND "retiredAt" IS NULL AND "expiresAt" > ${ctx.now}::timestamptz
    RETURNING "registration"`;
  if (!row) throw spent();
  return row.registration;
}

/** The one door: every proven way in ends here. */
export async function enter(tx: Tx, ctx: EntryCtx, userId: string, isNew: boolean): Promise<Redeemed> {
  const session = await letIn(tx, ctx, userId);
  await recordAudit(tx, { kind: 'code.accepted', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
  return { kind: 'signed-in', session, isNew };
}

async function finishRegistration(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge, registration: Registration | null): Promise<Redeemed> {
  if (!registration) throw spent();
  const member = await createMember(tx, ctx, registration);
  if (member.kind !== 'username-taken') {
    // The hash now lives with the person, not in the letter's row.
    await tx.loginChallenge.update({ where: { id: claimed.id }, data: { registration: Prisma.DbNull, userId: member.userId }, select: { id: true } });
    return enter(tx, ctx, member.userId, member.kind === 'created');
  }
  const expiresAt = new Date(ctx.now.getTime() + challengeSeconds * 1000);
  await tx.loginChallenge.update({ where: { id: claimed.id }, data: { registration: { ...registration, proven: true }, expiresAt }, select: { id: true } });
  return { kind: 'username-taken' };
}

/** For the signed-in person whose letter it is, and only while the address is still theirs. */
async function proveAgain(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge): Promise<Redeemed> {
  const { viewer } = ctx;
  if (!viewer?.email || viewer.id !== claimed.userId || emailKey(viewer.email) !== claimed.emailKey) throw spent();
  return { kind: 'proven-again', session: await renewProof(tx, ctx, viewer.id, 'mail') };
}

async function setEmail(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge, email: string): Promise<Redeemed> {
  if (claimed.userId === null || claimed.userId !== ctx.viewer?.id) throw spent();
  const { count } = await tx.user.updateMany({
    where: { id: claimed.userId, email: null },
    data: { email, emailKey: emailKey(email), emailProvenAt: ctx.now },
  });
  if (count === 0) throw new AppError('conflict', { messageKey: 'accounts:errors.emailThere' });
  await recordAudit(tx, { kind: 'account.email-proven', actorId: claimed.userId, ip: ctx.entry.ip, now: ctx.now });
  return { kind: 'email-proven' };
}
