import { invalidField } from '#app/platform/http/app-error.ts';
import { isCommonPassword } from '../common-passwords.server.ts';
import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { isOwnName } from '../model/password.ts';
import { hashPassword } from '../password-hash.server.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import type { RegisterInput } from '../schema.ts';
import { issueChallenge } from './issue-challenge.server.ts';

type Input = Pick<RegisterInput, 'username' | 'email' | 'password' | 'timeZone'> & { code: string };

/**
 * Keeps what was typed until the address is proven. Says the same whether the address has an account or not: if it has,
 * the letter tells so and its code signs in. Whether the name is free is told only to someone with a proven address.
 */
export async function requestRegistration(ctx: EntryCtx, input: Input): Promise<{ challengeId: string }> {
  const { username, email, password, code } = input;
  if (isOwnName(password, [username, email, email.split('@')[0] ?? ''])) throw invalidField('password', 'accounts:errors.passwordOwnName');
  if (isCommonPassword(password)) throw invalidField('password', 'accounts:errors.passwordCommon');
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  const passwordHash = await hashPassword(password);
  const timeZone = input.timeZone ?? ctx.timeZone;
  const known = await findAddressee(ctx.db, email);
  if (known) {
    const letter = { template: 'accounts.already-registered' as const, to: known.email, userId: known.id, locale: known.locale ?? ctx.locale, timeZone: known.timeZone };
    return issueChallenge(ctx, { purpose: 'sign_in', email, code, userId: known.id, registration: null, letter });
  }
  const registration = { username, email, passwordHash, locale: ctx.locale, timeZone };
  const letter = { template: 'accounts.register' as const, to: email, locale: ctx.locale, timeZone };
  return issueChallenge(ctx, { purpose: 'register', email, code, userId: null, registration, letter });
}
