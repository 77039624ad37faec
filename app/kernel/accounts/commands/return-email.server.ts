import { v7 as uuidv7 } from 'uuid';
import { AppError } from '#app/platform/http/app-error.ts';
import { Prisma, inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import { challengeSeconds } from '../challenge-cookie.server.ts';
import { attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { hashSecret, newSecret } from '../secret.server.ts';
import { endAccess } from './end-access.server.ts';
import { lockPersonIfThere } from './lock-person.server.ts';
import { unlinkTelegram } from './unlink-telegram.server.ts';

/** What the browser needs to go on and choose a password: the same as after a forgotten one. */
export type Returned = { challengeId: string; email: string };

/**
 * The old address comes back, whatever happened to the account since. Whoever changed it knew the password, so that one is
 * gone as well; a new one is chosen next. Ways back of later changes are over, and a chat that codes go to is let go: they may be the other one's.
 * So may an app and recovery codes that came since: the rightful person would stand locked out behind them.
 */
export async function returnEmail(ctx: EntryCtx, secret: string): Promise<Returned> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const { userId, oldEmail, createdAt } = await useUp(tx, ctx, secret);
      const data = { email: oldEmail, emailKey: emailKey(oldEmail), emailProvenAt: ctx.now, passwordHash: null, passwordChangedAt: null };
      await tx.user.update({ where: { id: userId }, data, select: { id: true } });
      await endAccess(tx, userId, ctx.now);
      await dropLaterFactor(tx, ctx, userId, createdAt);
      await unlinkTelegram(tx, { userId }, { now: ctx.now, ip: ctx.entry.ip });
      await recordAudit(tx, { kind: 'email.returned', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
      return { challengeId: await openChoice(tx, ctx, userId, oldEmail), email: oldEmail };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'emailKey')) throw new AppError('conflict', { messageKey: 'credentials:errors.returnTaken' });
    throw error;
  }
}

async function useUp(tx: Tx, ctx: EntryCtx, secret: string): Promise<{ userId: string; oldEmail: string; createdAt: Date }> {
  const revertHash = hashSecret(secret);
  const change = await tx.emailChange.findUnique({ where: { revertHash }, select: { userId: true } });
  if (change) await lockPersonIfThere(tx, change.userId, { changesKey: true });
  const [used] = await tx.$queryRaw<{ userId: string; oldEmail: string; createdAt: Date }[]>`
    UPDATE "EmailChange" SET "revertedAt" = ${ctx.now}::timestamptz
    WHERE "revertHash" = ${revertHash} AND "revertedAt" IS NULL AND "revertUntil" > ${ctx.now}::timestamptz
    RETURNING "userId"::text AS "userId", "oldEmail", "createdAt"`;
  if (!used) throw new AppError('conflict', { messageKey: 'credentials:errors.returnOver' });
  await tx.emailChange.updateMany({ where: { userId: used.userId, createdAt: { gte: used.createdAt }, revertedAt: null }, data: { revertedAt: ctx.now } });
  return used;
}

/** An app from before the change stays, and is asked for. One that took its place is gone with the other one's, as its own secret was written over. */
async function dropLaterFactor(tx: Tx, ctx: EntryCtx, userId: string, changedAt: Date): Promise<void> {
  const { count } = await tx.authenticator.deleteMany({ where: { userId, confirmedAt: { gte: changedAt } } });
  await tx.recoveryCode.deleteMany({ where: { userId, ...(count === 0 && { createdAt: { gte: changedAt } }) } });
  if (count === 0) return;
  await tx.user.updateMany({ where: { id: userId, secondFactor: 'app' }, data: { secondFactor: null } });
  await recordAudit(tx, { kind: 'second-factor.reset', actorId: userId, ip: ctx.entry.ip, now: ctx.now, details: { from: 'app', by: 'email-return' } });
}

/** The link came by mail to the restored address: as good as the answer to a letter about a forgotten password. */
async function openChoice(tx: Tx, ctx: EntryCtx, userId: string, email: string): Promise<string> {
  const id = uuidv7();
  await tx.loginChallenge.create({
    data: {
      id, purpose: 'reset_password', emailKey: emailKey(email), userId, codeHash: '', linkHash: hashSecret(newSecret()), registration: Prisma.DbNull,
      createdAt: ctx.now, answeredAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + challengeSeconds * 1000),
    },
    select: { id: true },
  });
  return id;
}
