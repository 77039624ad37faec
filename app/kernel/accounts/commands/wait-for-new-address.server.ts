import { localeFor } from '#app/kernel/house/queries/locale-for.server.ts';
import type { MemberCtx } from '../context.ts';
import type { EntryCtx } from '../entry.ts';
import { findAddressee } from '../queries/find-addressee.server.ts';
import type { Waiting } from './issue-challenge.server.ts';

const templates = { change_email: 'accounts.change-email', prove_email: 'accounts.prove-email' } as const;

/** A member's new address waits for the code that goes there. To an address of somebody else goes a letter without a code, which says so. */
export async function waitForNewAddress(ctx: MemberCtx & EntryCtx, purpose: keyof typeof templates, email: string): Promise<Waiting> {
  const other = await findAddressee(ctx.db, email);
  // Asked for whether or not there is somebody: the work must not tell.
  const houses = await localeFor(ctx.db, null);
  const letter = other
    ? { template: 'accounts.email-taken' as const, to: other.email, userId: other.id, locale: other.locale ?? houses, timeZone: other.timeZone }
    : { template: templates[purpose], to: email, userId: ctx.viewer.id, locale: ctx.locale, timeZone: ctx.timeZone };
  return { purpose, email, userId: ctx.viewer.id, registration: null, letter };
}
