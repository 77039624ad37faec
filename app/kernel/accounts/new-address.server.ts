import { invalidField } from '#app/platform/http/app-error.ts';
import type { EntryCtx } from './entry.ts';

/** An address that letters would not reach, refused beside its field. Asked before anything is known about accounts. */
export async function refuseDeadAddress(ctx: EntryCtx, email: string): Promise<void> {
  const verdict = await ctx.entry.checkAddress(email);
  if (verdict === 'no-mail') throw invalidField('email', 'accounts:errors.emailNoMail');
  if (verdict === 'no-mailbox') throw invalidField('email', 'accounts:errors.emailNoMailbox');
}
