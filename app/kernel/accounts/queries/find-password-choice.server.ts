import type { Ctx } from '../context.ts';

/** Whose password the browser with this answered letter may choose now; null when the time is up or it was chosen already. */
export async function findPasswordChoice(ctx: Ctx, challengeId: string | undefined): Promise<{ id: string; username: string; email: string | null } | null> {
  if (challengeId === undefined) return null;
  const open = await ctx.db.loginChallenge.findFirst({
    where: { id: challengeId, purpose: 'reset_password', answeredAt: { not: null }, consumedAt: null, retiredAt: null, expiresAt: { gt: ctx.now } },
    select: { user: { select: { id: true, username: true, email: true } } },
  });
  return open?.user ?? null;
}
