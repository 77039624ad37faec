import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { lockPeople } from './lock-people.server.ts';
import { tellPerson } from './tell-person.server.ts';

/** Ends one session of somebody, or all of everybody named (`all`, the default), with clients of the API; the one that asks stays. Says how many ended. */
export async function endPeopleSessions(ctx: MemberCtx, { ids, session = 'all' }: { ids: readonly string[]; session?: string }): Promise<number> {
  requireOwner(ctx);
  if (ids.length === 0) throw new AppError('conflict', { messageKey: 'admin:errors.nobody' });
  return inTransaction(ctx.db, async (tx) => {
    const people = await lockPeople(tx, ids);
    let ended = 0;
    for (const person of people) {
      const publicId = { not: ctx.viewer.sessionId, ...(session !== 'all' && { equals: session }) };
      const browsers = await tx.session.deleteMany({ where: { userId: person.id, publicId } });
      const clients = session === 'all' ? await tx.tokenFamily.deleteMany({ where: { userId: person.id, id: { not: ctx.viewer.sessionId } } }) : { count: 0 };
      const count = browsers.count + clients.count;
      if (count === 0) continue;
      ended += count;
      await recordAudit(tx, { kind: 'person.sessions-ended', actorId: ctx.viewer.id, subjectId: person.id, ip: ctx.ip, now: ctx.now, details: { count } });
      if (person.id !== ctx.viewer.id) await tellPerson(tx, ctx, person, 'people.sessions-ended');
    }
    return ended;
  });
}
