import type { MemberCtx } from '../context.ts';

/** By what the viewer can prove themselves again. */
export type WaysToProve = { hasPassword: boolean; hasApp: boolean; email: string | null };

export async function findWaysToProve(ctx: MemberCtx): Promise<WaysToProve> {
  const [row] = await ctx.db.$queryRaw<{ hasPassword: boolean; hasApp: boolean }[]>`
    SELECT "passwordHash" IS NOT NULL AS "hasPassword",
           EXISTS (SELECT 1 FROM "Authenticator" a WHERE a."userId" = u."id" AND a."confirmedAt" IS NOT NULL) AS "hasApp"
    FROM "User" u WHERE u."id" = ${ctx.viewer.id}::uuid`;
  return { hasPassword: row?.hasPassword ?? false, hasApp: row?.hasApp ?? false, email: ctx.viewer.email };
}
