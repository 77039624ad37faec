import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../../audit.server.ts';
import type { EntryCtx } from '../../entry.ts';
import { attemptLimits, consumeEntryLimits } from '../../entry-limits.server.ts';
import { hashSecret } from '../../secret.server.ts';
import type { TokenHouse } from '../access-token.server.ts';
import { addRefreshToken } from '../families.server.ts';
import { issueTokens } from './issue-tokens.server.ts';
import type { TokenPair } from './issue-tokens.server.ts';

/** So long after its use an old token is taken for the second half of a double click, not for a thief's: refused, but nobody is thrown out. */
export const reuseGraceSeconds = 10;

type Renewed = { kind: 'renewed'; refreshToken: string } | { kind: 'in-use' } | { kind: 'refused' };

/**
 * A new pair for a refresh token, which is used up by it. One conditional UPDATE decides, so that of many at once one is renewed. A token that
 * was used before is somebody else's copy, or its person's: nobody can tell, so the whole family ends.
 */
export async function renewTokens(ctx: EntryCtx, house: TokenHouse, { refreshToken }: { refreshToken: string }): Promise<TokenPair> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  const renewed = await inTransaction(ctx.db, (tx) => renew(tx, ctx, refreshToken));
  if (renewed.kind === 'renewed') return issueTokens(ctx, house, renewed.refreshToken);
  if (renewed.kind === 'in-use') throw new AppError('conflict', { messageKey: 'tokens:errors.refreshInUse' });
  throw new AppError('unauthenticated', { messageKey: 'tokens:errors.refreshOver' });
}

async function renew(tx: Tx, ctx: EntryCtx, refreshToken: string): Promise<Renewed> {
  const tokenHash = hashSecret(refreshToken);
  const [used] = await tx.$queryRaw<{ id: string; userId: string; expiresAt: Date; isOpen: boolean }[]>`
    UPDATE "RefreshToken" t SET "usedAt" = ${ctx.now}::timestamptz FROM "TokenFamily" f, "User" u
    WHERE t."tokenHash" = ${tokenHash} AND t."usedAt" IS NULL AND t."expiresAt" > ${ctx.now}::timestamptz AND f."id" = t."familyId" AND u."id" = f."userId"
    RETURNING f."id"::text AS "id", f."userId"::text AS "userId", f."expiresAt",
      (f."expiresAt" > ${ctx.now}::timestamptz AND u."deactivatedAt" IS NULL AND (u."deletionDueAt" IS NULL OR u."deletionDueAt" > ${ctx.now}::timestamptz)) AS "isOpen"`;
  if (used?.isOpen) {
    await tx.tokenFamily.update({ where: { id: used.id }, data: { lastSeenAt: ctx.now }, select: { id: true } });
    return { kind: 'renewed', refreshToken: await addRefreshToken(tx, used, ctx.now) };
  }
  if (used) return { kind: 'refused' };
  return endIfReused(tx, ctx, tokenHash);
}

async function endIfReused(tx: Tx, ctx: EntryCtx, tokenHash: Uint8Array<ArrayBuffer>): Promise<Renewed> {
  const known = await tx.refreshToken.findUnique({ where: { tokenHash }, select: { usedAt: true, familyId: true } });
  if (!known?.usedAt) return { kind: 'refused' };
  if (ctx.now.getTime() - known.usedAt.getTime() <= reuseGraceSeconds * 1000) return { kind: 'in-use' };
  // Of many at once one ends it, and writes it down.
  const ended = await tx.$queryRaw<{ userId: string }[]>`DELETE FROM "TokenFamily" WHERE "id" = ${known.familyId}::uuid RETURNING "userId"::text AS "userId"`;
  for (const { userId } of ended) await recordAudit(tx, { kind: 'tokens.reused', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
  return { kind: 'refused' };
}
