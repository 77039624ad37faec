import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import type { ProfileVisibility } from '../profile-schema.ts';

/** Who may see the viewer's profile from now on. */
export async function changeVisibility(ctx: MemberCtx, visibility: ProfileVisibility): Promise<void> {
  const { id } = ctx.viewer;
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({ where: { id }, data: { profileVisibility: visibility }, select: { id: true } });
    await recordAudit(tx, { kind: 'account.visibility-changed', actorId: id, ip: ctx.ip, now: ctx.now, details: { visibility } });
  });
}
