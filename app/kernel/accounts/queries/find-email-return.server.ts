import type { Ctx } from '../context.ts';
import { hashSecret } from '../secret.server.ts';

/** The address that a way back leads to, for whoever holds its link; null when it is over. Changes nothing. */
export async function findEmailReturn(ctx: Ctx, secret: string | null): Promise<string | null> {
  if (secret === null) return null;
  const change = await ctx.db.emailChange.findUnique({
    where: { revertHash: hashSecret(secret), revertedAt: null, revertUntil: { gt: ctx.now } },
    select: { oldEmail: true },
  });
  return change?.oldEmail ?? null;
}
