import type { MemberCtx } from '../context.ts';
import type { EntryCtx } from '../entry.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

const templates = { change_email: 'accounts.change-email', prove_email: 'accounts.prove-email' } as const;

/** A member's new address waits for the code that goes there. To an address of somebody else goes a letter without a code, which says so. */
export async function waitForNewAddress(ctx: MemberCtx & EntryCtx, purpose: keyof typeof templates, email: string): Promise<Waiting> {
  const other = await findAddressee(ctx.db, email);
  const letter = other
    ? { template: 'accounts.email-taken' as const, to: other.email, userId: other.id, locale: other.locale ?? ctx.locale, timeZone: other.timeZone }
    : { template: templates[purpose], to: email, userId: ctx.viewer.id, locale: ctx.locale, timeZone: ctx.timeZone };
  return { purpose, email, userId: ctx.viewer.id, registration: null, letter };
}
