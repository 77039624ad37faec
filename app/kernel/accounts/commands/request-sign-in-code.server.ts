import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

/**
 * Sends a code to the address's account. Without an account the same rows are written and the letter says that there is
 * none and how to register: the person who mistyped learns it, whoever tries addresses does not.
 */
export async function requestSignInCode(ctx: EntryCtx, { email, code }: { email: string; code: string }): Promise<{ challengeId: string }> {
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  return issueChallenge(ctx, { ...(await signInWaiting(ctx, email)), code });
}

export async function signInWaiting(ctx: EntryCtx, email: string): Promise<Waiting> {
  const known = await findAddressee(ctx.db, email);
  const letter = known
    // To the address we know, never to the one typed: two spellings with one key may be two mailboxes.
    ? { template: 'accounts.sign-in' as const, to: known.email, userId: known.id, locale: known.locale ?? ctx.locale, timeZone: known.timeZone }
    : { template: 'accounts.no-account' as const, to: email, locale: ctx.locale, timeZone: ctx.timeZone };
  return { purpose: 'sign_in', email, userId: known?.id ?? null, registration: null, letter };
}
