import { AppError } from '#app/platform/http/app-error.ts';
import type { MemberCtx } from '../context.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { waitForNewAddress } from './wait-for-new-address.server.ts';
import { issueChallenge, secondsBetweenLetters } from './issue-challenge.server.ts';
import type { Purpose, Registration, Waiting } from './issue-challenge.server.ts';
import { loginKey } from '../model/login.ts';
import { resetWaiting } from './request-password-reset.server.ts';
import { registrationWaiting } from './request-registration.server.ts';
import { signInWaiting } from './request-sign-in-code.server.ts';

type Input = { challengeId: string; email: string; purposes: Purpose[]; code: string };
type Earlier = { purpose: Purpose; userId: string | null; createdAt: Date; registration: unknown };

/** The letter that this browser waits for once more, with a new code; a minute must lie between two. */
export async function sendAgain(ctx: EntryCtx, { challengeId, email, purposes, code }: Input): Promise<{ challengeId: string }> {
  const earlier = await ctx.db.loginChallenge.findUnique({
    where: { id: challengeId, consumedAt: null, answeredAt: null }, select: { purpose: true, userId: true, createdAt: true, registration: true },
  });
  if (!earlier || !purposes.includes(earlier.purpose)) throw new AppError('conflict', { messageKey: 'accounts:errors.nothingToSendAgain' });
  const waited = Math.floor((ctx.now.getTime() - earlier.createdAt.getTime()) / 1000);
  if (waited < secondsBetweenLetters) throw new AppError('rate-limited', { messageKey: 'accounts:errors.letterTooSoon', retryAfterSeconds: secondsBetweenLetters - waited });
  await consumeEntryLimits(ctx, codeLimits(loginKey(email), ctx.entry.ip));
  return issueChallenge(ctx, { ...(await waitingFor(ctx, earlier, email)), code, again: challengeId });
}

/** Made anew, not copied: who has joined or left meanwhile gets the letter that is right now. */
async function waitingFor(ctx: EntryCtx, { purpose, userId, registration }: Earlier, email: string): Promise<Waiting> {
  if (purpose === 'register') return registrationWaiting(ctx, registration as Registration);
  if (purpose === 'reset_password') return resetWaiting(ctx, { login: email });
  if (purpose === 'sign_in') return signInWaiting(ctx, email);
  // What is left are letters of somebody who is signed in: only their own.
  if (!ctx.viewer || ctx.viewer.id !== userId) throw new AppError('conflict', { messageKey: 'accounts:errors.nothingToSendAgain' });
  const theirs = ctx as MemberCtx & EntryCtx;
  if (purpose === 'change_email' || purpose === 'prove_email') return waitForNewAddress(theirs, purpose, email);
  throw new AppError('conflict', { messageKey: 'accounts:errors.nothingToSendAgain' });
}
