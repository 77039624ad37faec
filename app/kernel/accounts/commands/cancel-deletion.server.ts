import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';

/** A change of mind: possible until the day, never after it. Says whether there was anything to take back. */
export const cancelDeletion = (ctx: MemberCtx): Promise<boolean> => inTransaction(ctx.db, (tx) => takeDeletionBack(tx, ctx, ctx.viewer.id));

/** Also for accounts that are switched off: nothing is deleted of who rests or was shut out, as their pages and letters say. */
export async function takeDeletionBack(tx: Tx, { viewer, now, ip }: MemberCtx, userId: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id: userId, deletionDueAt: { gt: now } }, data: { deletionDueAt: null } });
  if (count > 0) await recordAudit(tx, { kind: 'account.deletion-cancelled', actorId: viewer.id, ...(viewer.id !== userId && { subjectId: userId }), ip, now });
  return count > 0;
}
