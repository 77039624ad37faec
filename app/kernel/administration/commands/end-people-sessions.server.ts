import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { endBeginnings } from '#app/kernel/accounts/commands/end-access.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { lockPeople } from './lock-people.server.ts';
import { tellOfOwnersAct } from './tell-of-owners-act.server.ts';

/**
 * Ends one thing that acts for somebody, or everything of everybody named (`all`, the default): browsers, clients of the API and personal tokens.
 * With everything goes what is on its way to it: half-done sign-ins, links to a chat, letters that wait for an answer. The session that asks stays. Says how many ended.
 */
export async function endPeopleSessions(ctx: MemberCtx, { ids, session = 'all' }: { ids: readonly string[]; session?: string }): Promise<number> {
  requireOwner(ctx);
  if (ids.length === 0) throw new AppError('conflict', { messageKey: 'admin:errors.nobody' });
  return inTransaction(ctx.db, async (tx) => {
    const people = await lockPeople(tx, ids);
    let ended = 0;
    for (const person of people) {
      if (session === 'all') await endBeginnings(tx, person.id, ctx.now);
      const { count, tokens } = await end(tx, { userId: person.id, sessionId: ctx.viewer.sessionId, only: session === 'all' ? undefined : session });
      if (count + tokens === 0) continue;
      ended += count + tokens;
      await recordAudit(tx, { kind: 'person.sessions-ended', actorId: ctx.viewer.id, subjectId: person.id, ip: ctx.ip, now: ctx.now, details: { count, ...(tokens > 0 && { tokens }) } });
      if (person.id !== ctx.viewer.id) await tellOfOwnersAct(tx, ctx, person, 'people.sessions-ended');
    }
    return ended;
  });
}

/** The three have ids of one kind, so an id is that of at most one of them. */
async function end(tx: Tx, { userId, sessionId, only }: { userId: string; sessionId: string; only: string | undefined }): Promise<{ count: number; tokens: number }> {
  const named = only === undefined ? {} : { equals: only };
  const other = { not: sessionId, ...named };
  const browsers = await tx.session.deleteMany({ where: { userId, publicId: other } });
  const clients = await tx.tokenFamily.deleteMany({ where: { userId, id: other } });
  const tokens = await tx.personalToken.deleteMany({ where: { userId, id: named } });
  return { count: browsers.count + clients.count, tokens: tokens.count };
}
