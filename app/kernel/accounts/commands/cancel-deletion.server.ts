import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';

/** A change of mind: possible until the day, never after it. Says whether there was anything to take back. */
export async function cancelDeletion(ctx: MemberCtx): Promise<boolean> {
  const { id } = ctx.viewer;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, deletionDueAt: { gt: ctx.now } }, data: { deletionDueAt: null } });
    if (count > 0) await recordAudit(tx, { kind: 'account.deletion-cancelled', actorId: id, ip: ctx.ip, now: ctx.now });
    return count > 0;
  });
}
