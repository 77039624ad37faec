import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import type { MemberCtx, Role } from '#app/kernel/accounts/context.ts';
import { keepingAnOwner } from '#app/kernel/accounts/last-owner.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import { lockPeople } from './lock-people.server.ts';
import { tellOfOwnersAct } from './tell-of-owners-act.server.ts';

/**
 * Gives somebody another role. The house's last owner keeps theirs: the database refuses, whoever asks at the same
 * moment. Says whether the one who asked is an owner still.
 */
export async function changeRole(ctx: MemberCtx, { personId, role }: { personId: string; role: Role }): Promise<{ staysOwner: boolean }> {
  requireOwner(ctx);
  await keepingAnOwner(() => inTransaction(ctx.db, async (tx) => {
    const [person] = await lockPeople(tx, [personId]);
    if (!person) throw notFound();
    if (person.role === role) return;
    await tx.user.update({ where: { id: personId }, data: { role }, select: { id: true } });
    await recordAudit(tx, { kind: 'person.role-changed', actorId: ctx.viewer.id, subjectId: personId, ip: ctx.ip, now: ctx.now, details: { from: person.role, to: role } });
    await tellOfOwnersAct(tx, ctx, person, 'people.role-changed', { role });
  }));
  return { staysOwner: personId !== ctx.viewer.id || role === 'owner' };
}
