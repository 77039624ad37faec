import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { EntryCtx } from '../entry.ts';
import { startSession } from '../session.server.ts';
import { startTokens } from '../tokens/families.server.ts';

/**
 * The last step of every way in: opens the session of someone who has proven who they are. Whoever had deactivated
 * their account is back by that. The answer is what their client keeps: a session's id, or a refresh token. Whom an owner has sent away stays outside, and so does who is being deleted.
 */
export async function letIn(tx: Tx, ctx: EntryCtx, userId: string): Promise<string> {
  const { ip, userAgent, browserSession } = ctx.entry;
  // First of all: behind the shared lock below, two sign-ins of one moment would wait for each other.
  await tx.$executeRaw`UPDATE "User" SET "lastSeenAt" = ${ctx.now}::timestamptz WHERE "id" = ${userId}::uuid`;
  const back = await tx.$executeRaw`
    UPDATE "User" SET "deactivatedAt" = NULL WHERE "id" = ${userId}::uuid AND "deactivatedAt" IS NOT NULL AND "blockedAt" IS NULL`;
  const [admitted] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "User"
    WHERE "id" = ${userId}::uuid AND "deactivatedAt" IS NULL AND ("deletionDueAt" IS NULL OR "deletionDueAt" > ${ctx.now}::timestamptz) FOR SHARE`;
  if (!admitted) throw new AppError('conflict', { messageKey: 'accounts:errors.accountClosed' });
  if (back > 0) await recordAudit(tx, { kind: 'account.reactivated', actorId: userId, ip, now: ctx.now });
  if (ctx.entry.opens === 'tokens') return startTokens(tx, { userId, now: ctx.now, ip, userAgent });
  return startSession(tx, { userId, now: ctx.now, ip, userAgent, replaces: browserSession });
}
