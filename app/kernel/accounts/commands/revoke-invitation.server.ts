import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';

/** From now on the link opens nothing, also for those who are just filling in the form. */
export async function revokeInvitation(ctx: MemberCtx, { id }: { id: string }): Promise<void> {
  if (ctx.viewer.role !== 'owner') throw notFound();
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.invitation.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } });
    if (count > 0) await recordAudit(tx, { kind: 'invitation.revoked', actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now });
    else if (!(await tx.invitation.findUnique({ where: { id }, select: { id: true } }))) throw notFound();
  });
}
