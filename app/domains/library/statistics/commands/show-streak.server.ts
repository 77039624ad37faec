import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** Shows the streak, or no more. Twice is once. */
export async function showStreak(ctx: MemberCtx, { isShown }: { isShown: boolean }): Promise<void> {
  const ownerId = ctx.viewer.id;
  if (isShown) await ctx.db.shownStreak.createMany({ data: [{ ownerId, since: ctx.now }], skipDuplicates: true });
  else await ctx.db.shownStreak.deleteMany({ where: { ownerId } });
}
