import { AppError } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import { consumeEntryLimits, passwordLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { emailKey } from '../model/email.ts';
import { usernameKey } from '../model/username.ts';
import { verifyPassword } from '../password-hash.server.ts';
import { enterOrAskForFactor } from './enter-or-ask-for-factor.server.ts';
import type { Entered } from './enter-or-ask-for-factor.server.ts';

/** By name or address and password. One refusal for every reason, after the same work. Who has a second factor is not in yet. */
export async function signInWithPassword(ctx: EntryCtx, { login, password }: { login: string; password: string }): Promise<Entered & { hasEmail: boolean }> {
  const key = login.includes('@') ? emailKey(login) : usernameKey(login);
  await consumeEntryLimits(ctx, passwordLimits(key, ctx.entry.ip));
  const user = await ctx.db.user.findFirst({
    // Who has deactivated their account comes back this way; whom an owner sent away does not.
    where: { ...(login.includes('@') ? { emailKey: key } : { usernameKey: key }), blockedAt: null },
    select: { id: true, email: true, passwordHash: true },
  });
  const entered = await verifyPassword(user?.passwordHash ?? null, password) && user ? await enter(ctx, user) : null;
  if (entered && user) return { ...entered, hasEmail: user.email !== null };
  await recordAudit(ctx.db, { kind: 'sign-in.failed', actorId: user?.id, ip: ctx.entry.ip, now: ctx.now });
  throw new AppError('invalid', { fields: { password: ['accounts:errors.signIn'] } });
}

/** Null when the password that was checked is not theirs any more: what ended it meanwhile has not seen what would begin here. */
const enter = (ctx: EntryCtx, { id, passwordHash }: { id: string; passwordHash: string | null }): Promise<Entered | null> => inTransaction(ctx.db, async (tx) => {
  // First of all, as whatever changes a password does it, so that one comes wholly before the other.
  const theirs = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "User" WHERE "id" = ${id}::uuid AND "passwordHash" = ${passwordHash} AND "blockedAt" IS NULL FOR NO KEY UPDATE`;
  if (theirs.length === 0) return null;
  await recordAudit(tx, { kind: 'sign-in.password', actorId: id, ip: ctx.entry.ip, now: ctx.now });
  return enterOrAskForFactor(tx, ctx, id, 'password');
});
