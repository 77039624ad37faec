import { inTransaction } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { keepingAnOwner } from '../last-owner.server.ts';
import { takeDeletionBack } from './cancel-deletion.server.ts';
import { endAccess } from './end-access.server.ts';

/** A rest: every session ends and the profile is gone until the person signs in again; an asked-for deletion is taken back by it. The last owner cannot. */
export async function deactivateAccount(ctx: MemberCtx): Promise<void> {
  const { id, email, timeZone } = ctx.viewer;
  await keepingAnOwner(() => inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, deactivatedAt: null }, data: { deactivatedAt: ctx.now } });
    await endAccess(tx, id, ctx.now);
    if (count === 0) return;
    await takeDeletionBack(tx, ctx, id);
    await recordAudit(tx, { kind: 'account.deactivated', actorId: id, ip: ctx.ip, now: ctx.now });
    if (email === null) return;
    const idempotencyKey = `account-deactivated:${id}:${ctx.now.getTime()}`;
    await queueMail(tx, ctx.queue, { idempotencyKey, userId: id, to: email, template: 'accounts.deactivated', locale: ctx.locale, timeZone, data: {} });
  }));
}
