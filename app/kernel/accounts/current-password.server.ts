import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from './audit.server.ts';
import type { MemberCtx } from './context.ts';
import { consumeEntryLimits, proofLimits } from './entry-limits.server.ts';
import type { EntryCtx } from './entry.ts';
import { isFreshlyProven } from './model/fresh-proof.ts';
import { verifyPassword } from './password-hash.server.ts';

/**
 * The viewer's password once more before a change, in the form's `field`. Answers the hash it was held against; null for
 * somebody who has no password, who needs a fresh proof instead.
 */
export async function requireCurrentPassword(ctx: MemberCtx & EntryCtx, field: string, typed: string | undefined): Promise<string | null> {
  const { id } = ctx.viewer;
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (user.passwordHash === null) {
    if (!isFreshlyProven(ctx.viewer.provenAt, ctx.now)) throw new AppError('forbidden');
    return null;
  }
  if (typed === undefined) throw invalidField(field, 'credentials:errors.currentRequired');
  await consumeEntryLimits(ctx, proofLimits(id, ctx.entry.ip));
  if (await verifyPassword(user.passwordHash, typed)) return user.passwordHash;
  await recordAudit(ctx.db, { kind: 'password.wrong', actorId: id, ip: ctx.entry.ip, now: ctx.now });
  throw invalidField(field, 'credentials:errors.currentPassword');
}
