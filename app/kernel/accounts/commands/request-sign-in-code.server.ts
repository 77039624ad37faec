import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { loginKey, loginKind } from '../model/login.ts';
import { findByLogin } from '../queries/find-by-login.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

/**
 * Sends a code to whoever has that address or name, by their channel. Without an account the same rows are written: an unknown address
 * gets a letter that says so and how to register, an unknown name none. The person who mistyped learns it, whoever tries addresses does not.
 */
export async function requestSignInCode(ctx: EntryCtx, { login, code }: { login: string; code: string }): Promise<{ challengeId: string }> {
  await consumeEntryLimits(ctx, codeLimits(loginKey(login), ctx.entry.ip));
  return issueChallenge(ctx, { ...(await signInWaiting(ctx, login)), code });
}

export async function signInWaiting(ctx: EntryCtx, login: string): Promise<Waiting> {
  const known = await findByLogin(ctx.db, login);
  const visitors = { locale: ctx.locale, timeZone: ctx.timeZone };
  const letter: Waiting['letter'] = known && known.codesTo !== null
    // To the address we know, never to the one typed: two spellings with one key may be two mailboxes.
    ? { template: 'accounts.sign-in', to: known.codesTo, userId: known.id, locale: known.locale ?? ctx.locale, timeZone: known.timeZone }
    : { ...visitors, ...(!known && loginKind(login) === 'email' ? { template: 'accounts.no-account' as const, to: login } : { template: 'accounts.no-letter' as const, to: '' }) };
  return { purpose: 'sign_in', email: login, userId: known?.id ?? null, registration: null, letter };
}
