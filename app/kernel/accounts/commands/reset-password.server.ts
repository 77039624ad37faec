import { AppError } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import { recordAudit } from '../audit.server.ts';
import { attemptLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { refuseWeakPassword } from '../new-password.server.ts';
import { hashPassword } from '../password-hash.server.ts';
import { findPasswordChoice } from '../queries/find-password-choice.server.ts';
import { findResetChannel } from '../queries/find-by-login.server.ts';
import { endAccess } from './end-access.server.ts';
import { enterOrAskForFactor } from './enter-or-ask-for-factor.server.ts';
import type { Entered } from './enter-or-ask-for-factor.server.ts';
import { lockPersonIfThere } from './lock-person.server.ts';
import { tellOfChangedCredentials } from './tell-of-changed-credentials.server.ts';

const over = () => new AppError('conflict', { messageKey: 'credentials:errors.resetOver' });

/**
 * The new password of somebody who answered their letter. Using the answer up, the password, the end of every open browser and waiting
 * letter, and the way in are one transaction: of many at once one wins. The letter stands for the mailed second factor; an app is
 * still asked for.
 */
export async function resetPassword(ctx: EntryCtx, { challengeId, password }: { challengeId: string | undefined; password: string }): Promise<Entered> {
  await consumeEntryLimits(ctx, attemptLimits(ctx.entry.ip));
  const choice = await findPasswordChoice(ctx, challengeId);
  if (!choice || challengeId === undefined) throw over();
  refuseWeakPassword(password, choice);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    await lockPersonIfThere(tx, choice.id);
    return replacePassword(tx, ctx, await useUp(tx, ctx, challengeId), passwordHash);
  });
}

/** For whoever's letter was used up in this transaction. */
export async function replacePassword(tx: Tx, ctx: EntryCtx, userId: string, passwordHash: string): Promise<Entered> {
  const person = await tx.user.update({
    where: { id: userId }, data: { passwordHash, passwordChangedAt: ctx.now }, select: { id: true, username: true, email: true, locale: true, timeZone: true },
  });
  await endAccess(tx, userId, ctx.now);
  await recordAudit(tx, { kind: 'password.reset', actorId: userId, ip: ctx.entry.ip, now: ctx.now });
  await tellOfChangedCredentials(tx, ctx, { ...person, locale: isLocale(person.locale) ? person.locale : null }, person.email, { template: 'accounts.password-changed', codesTo: await findResetChannel(tx, userId) });
  return enterOrAskForFactor(tx, ctx, userId, 'mail');
}

async function useUp(tx: Tx, ctx: EntryCtx, challengeId: string): Promise<string> {
  const [used] = await tx.$queryRaw<{ userId: string | null }[]>`
    UPDATE "LoginChallenge" SET "consumedAt" = ${ctx.now}::timestamptz
    WHERE "id" = ${challengeId}::uuid AND "purpose" = 'reset_password' AND "answeredAt" IS NOT NULL
      AND "consumedAt" IS NULL AND "retiredAt" IS NULL AND "expiresAt" > ${ctx.now}::timestamptz
    RETURNING "userId"::text AS "userId"`;
  if (!used?.userId) throw over();
  return used.userId;
}
