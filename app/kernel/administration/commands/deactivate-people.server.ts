import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { takeDeletionBack } from '#app/kernel/accounts/commands/cancel-deletion.server.ts';
import { endAccess } from '#app/kernel/accounts/commands/end-access.server.ts';
import { keepingAnOwner } from '#app/kernel/accounts/last-owner.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { lockPeople } from './lock-people.server.ts';
import { tellOfOwnersAct } from './tell-of-owners-act.server.ts';

/**
 * Shuts people out until an owner lets them in again: their sessions end with it, signing in does not open the door, and a deletion
 * they asked for is taken back: who is shut out could not change their mind any more.
 * Nobody does it to themselves; says how many it was done to.
 */
export async function deactivatePeople(ctx: MemberCtx, ids: readonly string[]): Promise<number> {
  requireOwner(ctx);
  const others = ids.filter((id) => id !== ctx.viewer.id);
  if (others.length === 0) throw new AppError('conflict', { messageKey: ids.length > 0 ? 'admin:errors.yourself' : 'admin:errors.nobody' });
  return keepingAnOwner(() => inTransaction(ctx.db, async (tx) => {
    const people = (await lockPeople(tx, others)).filter(({ blockedAt }) => blockedAt === null);
    const chosen = people.map(({ id }) => id);
    await tx.$executeRaw`
      UPDATE "User" SET "blockedAt" = ${ctx.now}::timestamptz, "deactivatedAt" = COALESCE("deactivatedAt", ${ctx.now}::timestamptz) WHERE "id" = ANY(${chosen}::uuid[])`;
    for (const person of people) {
      await endAccess(tx, person.id, ctx.now);
      await takeDeletionBack(tx, ctx, person.id);
      await recordAudit(tx, { kind: 'person.deactivated', actorId: ctx.viewer.id, subjectId: person.id, ip: ctx.ip, now: ctx.now });
      await tellOfOwnersAct(tx, ctx, person, 'people.deactivated');
    }
    return people.length;
  }));
}
