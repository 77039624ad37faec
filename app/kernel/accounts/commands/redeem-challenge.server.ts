import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { Prisma, inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import { challengeSeconds } from '../challenge-cookie.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import type { Proof } from '../schema.ts';
import { isRightAnswer, spent, useUpChallenge } from './answer-challenge.server.ts';
import { refuseAnswer } from './claim-attempt.server.ts';
import type { ClaimedChallenge } from './claim-attempt.server.ts';
import { changeEmail } from './change-email.server.ts';
import { createMember } from './create-member.server.ts';
import type { Registration } from './issue-challenge.server.ts';
import { enterOrAskForFactor } from './enter-or-ask-for-factor.server.ts';
import type { Entered } from './enter-or-ask-for-factor.server.ts';
import { renewProof } from './renew-proof.server.ts';
import { tellOfChangedCredentials } from './tell-of-changed-credentials.server.ts';

export type Redeemed =
  | { kind: 'signed-in'; session: string; isNew: boolean }
  /** The mail is not enough: an app's code is asked for, too. */
  | Extract<Entered, { kind: 'second-step' }>
  /** The address is proven, the name meanwhile another's: `chooseUsername` goes on. */
  | { kind: 'username-taken' }
  | { kind: 'email-proven' }
  | { kind: 'email-changed'; session: string }
  /** A forgotten password: `resetPassword` goes on. */
  | { kind: 'may-choose-password' }
  /** Who sits here proved it again; the session has a new id. */
  | { kind: 'proven-again'; session: string };

/**
 * Lets in whoever answers a claimed challenge rightly. `email` is the address the browser says the letter went to: it
 * must be the challenge's own. Using the challenge up and what it opens are one transaction: of many right answers one wins.
 */
export async function redeemChallenge(ctx: EntryCtx, claimed: ClaimedChallenge, proof: Proof, email: string): Promise<Redeemed> {
  if (!(await isRightAnswer(ctx, claimed, proof, email))) return refuseAnswer(ctx, claimed);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      if (claimed.purpose === 'reset_password') return openPasswordChoice(tx, ctx, claimed);
      const registration = await useUpChallenge(tx, ctx, claimed);
      if (claimed.purpose === 'register') return finishRegistration(tx, ctx, claimed, registration);
      if (claimed.purpose === 'prove_email') return setEmail(tx, ctx, claimed, email);
      if (claimed.purpose === 'change_email') return replaceEmail(tx, ctx, claimed, email);
      if (claimed.purpose === 'fresh_proof') return proveAgain(tx, ctx, claimed);
      // A letter of the second factor opens nothing by itself: `passSecondStep` asks for the step it belongs to.
      if (claimed.purpose !== 'sign_in' || claimed.userId === null) throw spent();
      return enter(tx, ctx, claimed.userId, false);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'emailKey')) throw invalidField('code', 'accounts:errors.emailTaken');
    throw error;
  }
}

/** Whoever reads the mail of an account comes in, unless an app is asked for as well. */
export async function enter(tx: Tx, ctx: EntryCtx, userId: string, isNew: boolean): Promise<Redeemed> {
  const entered = await enterOrAskForFactor(tx, ctx, userId, 'mail');
  await recordAudit(tx, { kind: 'code.accepted', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
  return entered.kind === 'signed-in' ? { ...entered, isNew } : entered;
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

/** The code is answered, not used up: that goes with the new password. Ten minutes from now to choose it. */
async function openPasswordChoice(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge): Promise<Redeemed> {
  const until = new Date(ctx.now.getTime() + challengeSeconds * 1000);
  const answered = await tx.$executeRaw`
    UPDATE "LoginChallenge" SET "answeredAt" = ${ctx.now}::timestamptz, "expiresAt" = ${until}::timestamptz
    WHERE "id" = ${claimed.id}::uuid AND "userId" IS NOT NULL AND "answeredAt" IS NULL AND "consumedAt" IS NULL AND "retiredAt" IS NULL
      AND "expiresAt" > ${ctx.now}::timestamptz`;
  if (answered === 0) throw spent();
  return { kind: 'may-choose-password' };
}

async function replaceEmail(tx: Tx, ctx: EntryCtx, claimed: ClaimedChallenge, email: string): Promise<Redeemed> {
  if (claimed.userId === null || claimed.userId !== ctx.viewer?.id) throw spent();
  return { kind: 'email-changed', session: await changeEmail(tx, ctx, claimed.userId, email) };
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
  // To their chat, if there is one: the new address needs no telling, and may be somebody else's.
  await tellOfChangedCredentials(tx, ctx, ctx.viewer, null, { template: 'accounts.email-added' });
  return { kind: 'email-proven' };
}
