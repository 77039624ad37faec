import { codeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { refuseDeadAddress } from '../new-address.server.ts';
import { refuseWeakPassword } from '../new-password.server.ts';
import { hashPassword } from '../password-hash.server.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import { requireOpenDoor } from '../queries/find-registration-door.server.ts';
import type { RegisterInput } from '../schema.ts';
import { issueChallenge } from './issue-challenge.server.ts';
import type { Registration, Waiting } from './issue-challenge.server.ts';

type Input = Pick<RegisterInput, 'username' | 'email' | 'password' | 'timeZone' | 'invitation'> & { code: string };

/**
 * Keeps what was typed until the address is proven. Says the same whether the address has an account or not: if it has,
 * the letter tells so and its code signs in. Whether the name is free is told only to someone with a proven address.
 */
export async function requestRegistration(ctx: EntryCtx, input: Input): Promise<{ challengeId: string }> {
  const { username, email, password, code } = input;
  const { invitationId } = await requireOpenDoor(ctx.db, { invitation: input.invitation, now: ctx.now });
  refuseWeakPassword(password, input);
  await consumeEntryLimits(ctx, codeLimits(emailKey(email), ctx.entry.ip));
  await refuseDeadAddress(ctx, email);
  const passwordHash = await hashPassword(password);
  const registration = { username, email, passwordHash, locale: ctx.locale, timeZone: input.timeZone ?? ctx.timeZone, ...(invitationId && { invitationId }) };
  return issueChallenge(ctx, { ...(await registrationWaiting(ctx, registration)), code });
}

export async function registrationWaiting(ctx: EntryCtx, registration: Registration): Promise<Waiting> {
  const { email, locale, timeZone } = registration;
  const known = await findAddressee(ctx.db, email);
  if (known) {
    const letter = { template: 'accounts.already-registered' as const, to: known.email, userId: known.id, locale: known.locale ?? ctx.locale, timeZone: known.timeZone };
    return { purpose: 'sign_in', email, userId: known.id, registration: null, letter };
  }
  return { purpose: 'register', email, userId: null, registration, letter: { template: 'accounts.register', to: email, locale, timeZone } };
}
