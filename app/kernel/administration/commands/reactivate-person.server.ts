import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { lockPeople } from './lock-people.server.ts';
import { tellOfOwnersAct } from './tell-of-owners-act.server.ts';

/** Lets somebody in again whom an owner had shut out. Whoever had put the account to rest before finds it at rest: only their signing in ends that. */
export async function reactivatePerson(ctx: MemberCtx, personId: string): Promise<void> {
  requireOwner(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const [person] = await lockPeople(tx, [personId]);
    if (!person) throw notFound();
    if (!person.blockedAt) return;
    await tx.$executeRaw`UPDATE "User" SET "blockedAt" = NULL, "deactivatedAt" = CASE WHEN "deactivatedAt" < "blockedAt" THEN "deactivatedAt" END WHERE "id" = ${personId}::uuid`;
    await recordAudit(tx, { kind: 'person.reactivated', actorId: ctx.viewer.id, subjectId: personId, ip: ctx.ip, now: ctx.now });
    await tellOfOwnersAct(tx, ctx, person, 'people.reactivated');
  });
}
