import type { DbOrTx } from '#app/platform/db/client.server.ts';

export type TitleUses = { walks: number; reviews: number; /** Somebody besides its author has one, or may still bring one back. */ byOthers: boolean };

/** What hangs on a title. */
export async function usesOfTitle(db: DbOrTx, { titleId, createdById }: { titleId: string; createdById: string | null }): Promise<TitleUses> {
  const [uses] = await db.$queryRaw<TitleUses[]>`
    SELECT (SELECT count(*)::int FROM "Walk" w WHERE w."titleId" = ${titleId}::uuid) AS "walks",
      (SELECT count(*)::int FROM "Review" r WHERE r."titleId" = ${titleId}::uuid) AS "reviews",
      EXISTS (SELECT FROM "Walk" w WHERE w."titleId" = ${titleId}::uuid AND w."userId" IS DISTINCT FROM ${createdById}::uuid)
        OR EXISTS (SELECT FROM "Review" r WHERE r."titleId" = ${titleId}::uuid AND r."userId" IS DISTINCT FROM ${createdById}::uuid)
        OR EXISTS (SELECT FROM "TitleTrash" x WHERE x."titleId" = ${titleId}::uuid AND x."userId" IS DISTINCT FROM ${createdById}::uuid) AS "byOthers"`;
  return uses ?? { walks: 0, reviews: 0, byOthers: false };
}
