import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { Prisma, inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { MemberCtx } from '../../context.ts';
import { requireCurrentPassword } from '../../current-password.server.ts';
import { codeLimits, consumeEntryLimits } from '../../entry-limits.server.ts';
import type { EntryCtx } from '../../entry.ts';
import { emailKey } from '../../model/email.ts';
import { refuseDeadAddress } from '../../new-address.server.ts';
import { refuseWeakPassword } from '../../new-password.server.ts';
import { hashPassword } from '../../password-hash.server.ts';
import { findAddressee } from '../../queries/find-addressee.server.ts';
import { requireOpenDoor } from '../../queries/find-registration-door.server.ts';
import { claimAttempt, refuseAnswer } from '../../commands/claim-attempt.server.ts';
import { createMember } from '../../commands/create-member.server.ts';
import type { Entered } from '../../commands/enter-or-ask-for-factor.server.ts';
import { enterOrAskForFactor } from '../../commands/enter-or-ask-for-factor.server.ts';
import { issueChallenge } from '../../commands/issue-challenge.server.ts';
import type { Purpose, Waiting } from '../../commands/issue-challenge.server.ts';
import { isRightAnswer, spent, useUpChallenge } from '../../commands/answer-challenge.server.ts';
import { redeemChallenge } from '../../commands/redeem-challenge.server.ts';
import { replacePassword } from '../../commands/reset-password.server.ts';

/*
 * A client of the API has no cookie that says which letter it waits for: the newest one is meant that a client asked for by this address.
 * What a browser waits for is answered in that browser alone, so that nobody uses up its answers from outside. Everything else about a letter is as it is for browsers: five answers, ten minutes, one use, the same for addresses with and without an account.
 */

/** The letter that an answer without a cookie is held against. */
export async function findWaitingLetter(ctx: EntryCtx, email: string, purposes: Purpose[]): Promise<string | undefined> {
  const found = await ctx.db.loginChallenge.findFirst({
    where: { emailKey: emailKey(email), byAddress: true, purpose: { in: purposes }, consumedAt: null, answeredAt: null, retiredAt: null, expiresAt: { gt: ctx.now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true },
  });
  return found?.id;
}

type Invited = { invitation?: string | undefined };

/** Sends a code to an address that wants to register. With an account there, the letter says so, and its code signs in. */
export async function requestAddressCode(ctx: EntryCtx, { email, code, invitation }: { email: string; code: string } & Invited): Promise<void> {
  await requireOpenDoor(ctx.db, { invitation, now: ctx.now });
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  await issueChallenge(ctx, { ...(await addressWaiting(ctx, email)), code });
}

async function addressWaiting(ctx: EntryCtx, email: string): Promise<Waiting> {
  const { locale, timeZone } = ctx;
  const known = await findAddressee(ctx.db, email);
  if (!known) return { purpose: 'register', email, userId: null, registration: null, letter: { template: 'accounts.register', to: email, locale, timeZone } };
  const letter = { template: 'accounts.already-registered' as const, to: known.email, userId: known.id, locale: known.locale ?? locale, timeZone: known.timeZone };
  return { purpose: 'sign_in', email, userId: known.id, registration: null, letter };
}

export type CodeRegistration = { email: string; username: string; password: string; code: string; timeZone?: string | undefined } & Invited;

/** Registers somebody who has the code of their address, and lets them in. A code of a known address signs in instead. */
export async function registerWithCode(ctx: EntryCtx, input: CodeRegistration): Promise<Entered & { isNew: boolean }> {
  const { email, username, password } = input;
  const { invitationId } = await requireOpenDoor(ctx.db, { invitation: input.invitation, now: ctx.now });
  refuseWeakPassword(password, input);
  const claimed = await claimAttempt(ctx, await findWaitingLetter(ctx, email, ['register', 'sign_in']), ['register', 'sign_in']);
  // Before the code is looked at: a right one takes as long as a wrong one.
  const passwordHash = await hashPassword(password);
  if (!(await isRightAnswer(ctx, claimed, { code: input.code }, email))) return refuseAnswer(ctx, claimed);
  return inTransaction(ctx.db, async (tx) => {
    await useUpChallenge(tx, ctx, claimed);
    if (claimed.userId !== null) return { ...(await enterOrAskForFactor(tx, ctx, claimed.userId, 'mail')), isNew: false };
    if (claimed.purpose !== 'register') throw new AppError('rate-limited', { messageKey: 'accounts:errors.codeSpent' });
    const member = await createMember(tx, ctx, { username, email, passwordHash, locale: ctx.locale, timeZone: input.timeZone ?? ctx.timeZone, ...(invitationId && { invitationId }) });
    // Undoes the use of the code: the address is proven, and another name may be tried with it.
    if (member.kind === 'username-taken') throw invalidField('username', 'accounts:errors.usernameTaken');
    await tx.loginChallenge.update({ where: { id: claimed.id }, data: { registration: Prisma.DbNull, userId: member.userId }, select: { id: true } });
    return { ...(await enterOrAskForFactor(tx, ctx, member.userId, 'mail')), isNew: member.kind === 'created' };
  });
}

/** A forgotten password, with the code of its letter. */
export async function resetPasswordWithCode(ctx: EntryCtx, { email, code, password }: { email: string; code: string; password: string }): Promise<Entered> {
  // Before the code is used up by it.
  refuseWeakPassword(password, { username: email.split('@')[0] ?? email, email });
  const claimed = await claimAttempt(ctx, await findWaitingLetter(ctx, email, ['reset_password']), ['reset_password']);
  if (!(await isRightAnswer(ctx, claimed, { code }, email))) return refuseAnswer(ctx, claimed);
  const person = claimed.userId === null ? null : await ctx.db.user.findUnique({ where: { id: claimed.userId }, select: { username: true } });
  // Only whoever has the code learns that the password is like the name.
  if (person) refuseWeakPassword(password, { username: person.username, email });
  const passwordHash = await hashPassword(password);
  // Together, so that the code is used up by a new password only.
  return inTransaction(ctx.db, async (tx) => {
    await useUpChallenge(tx, ctx, claimed);
    if (claimed.userId === null) throw spent();
    return replacePassword(tx, ctx, claimed.userId, passwordHash);
  });
}

/** The new address answered: it takes the old one's place. The password is asked for again, for who holds the token may be another. */
export async function changeEmailWithCode(ctx: MemberCtx & EntryCtx, { email, code, password }: { email: string; code: string; password?: string | undefined }): Promise<string> {
  await requireCurrentPassword(ctx, 'password', password);
  const claimed = await claimAttempt(ctx, await findWaitingLetter(ctx, email, ['change_email']), ['change_email']);
  try {
    const redeemed = await redeemChallenge(ctx, claimed, { code }, email);
    if (redeemed.kind !== 'email-changed') throw new AppError('conflict');
    return redeemed.session;
  } catch (error) {
    if (isUniqueViolation(error, 'emailKey')) throw invalidField('code', 'accounts:errors.emailTaken');
    throw error;
  }
}
