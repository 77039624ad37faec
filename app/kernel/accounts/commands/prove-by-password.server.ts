import { invalidField } from '#app/platform/http/app-error.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { consumeEntryLimits, proofLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import { verifyPassword } from '../password-hash.server.ts';
import { renewProof } from './renew-proof.server.ts';

/** The person before the browser types their password once more; answers the session's new id. */
export async function proveByPassword(ctx: MemberCtx & EntryCtx, { password }: { password: string }): Promise<string> {
  const { id } = ctx.viewer;
  await consumeEntryLimits(ctx, proofLimits(id, ctx.entry.ip));
  const user = await ctx.db.user.findUnique({ where: { id }, select: { passwordHash: true } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password))) {
    await recordAudit(ctx.db, { kind: 'proof.failed', actorId: id, ip: ctx.entry.ip, now: ctx.now, details: { by: 'password' } });
    throw invalidField('password', 'second-factor:errors.password');
  }
  return inTransaction(ctx.db, (tx) => renewProof(tx, ctx, id, 'password'));
}
