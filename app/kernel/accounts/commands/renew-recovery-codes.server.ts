import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import type { EntryCtx } from '../entry.ts';
import { lockFactor } from '../queries/find-factor.server.ts';
import { replaceRecoveryCodes } from '../recovery-codes.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

/** Ten new recovery codes for somebody who has an app; the earlier ones stop working. */
export async function renewRecoveryCodes(ctx: MemberCtx & EntryCtx): Promise<string[]> {
  const { now, viewer: { id: userId }, entry: { ip, secret } } = ctx;
  return inTransaction(ctx.db, async (tx) => {
    const person = await lockFactor(tx, userId);
    if (person?.factor !== 'app') throw new AppError('conflict', { messageKey: 'second-factor:errors.appMissing' });
    const codes = await replaceRecoveryCodes(tx, { userId, now, secret });
    await recordAudit(tx, { kind: 'recovery-codes.replaced', actorId: userId, ip, now });
    await tellAboutFactor(tx, ctx, { id: userId, ...person }, { template: 'accounts.recovery-codes-replaced' });
    return codes;
  });
}
