import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';

/** Ends one other session of the viewer, or all but the one in use; says how many. Someone else's is as good as none. */
export async function endSessions(ctx: MemberCtx, session: string): Promise<number> {
  const { id: userId, sessionId } = ctx.viewer;
  return inTransaction(ctx.db, async (tx) => {
    const publicId = session === 'others' ? { not: sessionId } : { equals: session, not: sessionId };
    const { count } = await tx.session.deleteMany({ where: { userId, publicId } });
    if (count > 0) await recordAudit(tx, { kind: 'session.ended', actorId: userId, now: ctx.now, details: { count } });
    return count;
  });
}
