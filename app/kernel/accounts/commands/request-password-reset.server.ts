import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { loginKey, loginKind } from '../model/login.ts';
import type { ForgottenInput } from '../credential-schema.ts';
import { findByLogin } from '../queries/find-by-login.server.ts';
import type { Known } from '../queries/find-by-login.server.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

/**
 * Sends a code and a link with which a new password can be chosen, by the person's channel. Whoever is asked for, known or not, the same
 * rows are written: an unknown address gets the letter that says so; an unknown name, and somebody who wants no letters, none.
 */
export async function requestPasswordReset(ctx: EntryCtx, { login, code }: ForgottenInput & { code: string }): Promise<{ challengeId: string }> {
  await consumeEntryLimits(ctx, codeLimits(loginKey(login), ctx.entry.ip));
  return issueChallenge(ctx, { ...(await resetWaiting(ctx, { login })), code });
}

export async function resetWaiting(ctx: EntryCtx, { login }: ForgottenInput): Promise<Waiting> {
  const known = await findByLogin(ctx.db, login);
  return { purpose: 'reset_password', email: login, userId: known?.id ?? null, registration: null, letter: letterTo(ctx, login, known) };
}

function letterTo(ctx: EntryCtx, login: string, known: Known | null): Waiting['letter'] {
  const visitors = { locale: ctx.locale, timeZone: ctx.timeZone };
  if (!known) return { ...visitors, ...(loginKind(login) === 'email' ? { template: 'accounts.no-account', to: login } : nobody) };
  const theirs = { userId: known.id, locale: known.locale ?? ctx.locale, timeZone: known.timeZone };
  if (known.codesTo === null || known.channel === 'none') return { ...theirs, ...nobody };
  return { ...theirs, template: 'accounts.reset-password', to: known.codesTo };
}

const nobody = { template: 'accounts.no-letter', to: '' } as const;
