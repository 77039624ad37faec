import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';

/** How many browsers and how many clients of the API are out. */
export type EndedSessions = { browsers: number; programs: number };

/** Ends one other session of the viewer, or all but the one in use; says how many. Someone else's is as good as none. */
export async function endSessions(ctx: MemberCtx, session: string): Promise<EndedSessions> {
  return inTransaction(ctx.db, (tx) => (session === 'others' ? endOtherSessions(tx, ctx) : end(tx, ctx, session)));
}

/** Everywhere but here, clients of the API with them; also as a part of another change. */
export const endOtherSessions = (tx: Tx, ctx: MemberCtx): Promise<EndedSessions> => end(tx, ctx, undefined);

async function end(tx: Tx, { viewer: { id: userId, sessionId }, ip, now }: MemberCtx, session: string | undefined): Promise<EndedSessions> {
  const { count } = await tx.session.deleteMany({ where: { userId, publicId: { not: sessionId, ...(session !== undefined && { equals: session }) } } });
  const { count: tokens } = session === undefined ? await tx.tokenFamily.deleteMany({ where: { userId, id: { not: sessionId } } }) : { count: 0 };
  if (count + tokens > 0) await recordAudit(tx, { kind: 'session.ended', actorId: userId, ip, now, details: { count, ...(tokens > 0 && { tokens }) } });
  return { browsers: count, programs: tokens };
}
