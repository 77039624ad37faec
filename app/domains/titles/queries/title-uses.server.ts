import { shownToMembers } from '#app/kernel/accounts/index.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';

export type TitleUses = {
  /** Those that the viewer sees on its page. */
  walks: number;
  reviews: number;
  /** There are others, of people who keep them to themselves; how many is theirs alone to know. */
  hasHidden: boolean;
  /** Somebody besides its author has one, or may still bring one back. */
  byOthers: boolean;
};

/** What hangs on a title. */
export async function usesOfTitle(db: DbOrTx, { titleId, createdById, viewerId }: { titleId: string; createdById: string | null; viewerId: string }): Promise<TitleUses> {
  const isSeen = (of: Prisma.Sql) => Prisma.sql`(${of}."userId" = ${viewerId}::uuid OR ${of}."isShared" AND ${shownToMembers('u')})`;
  const [uses] = await db.$queryRaw<TitleUses[]>`
    SELECT w."seen" AS "walks", r."seen" AS "reviews", w."all" > w."seen" OR r."all" > r."seen" AS "hasHidden",
        w."others" > 0 OR r."others" > 0 OR EXISTS (SELECT FROM "TitleTrash" x WHERE x."titleId" = ${titleId}::uuid AND x."userId" IS DISTINCT FROM ${createdById}::uuid) AS "byOthers"
      FROM (SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${isSeen(Prisma.raw('w'))}))::int AS "seen", count(*) FILTER (WHERE w."userId" IS DISTINCT FROM ${createdById}::uuid) AS "others"
          FROM "Walk" w JOIN "User" u ON u."id" = w."userId" WHERE w."titleId" = ${titleId}::uuid) w,
        (SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${isSeen(Prisma.raw('r'))}))::int AS "seen", count(*) FILTER (WHERE r."userId" IS DISTINCT FROM ${createdById}::uuid) AS "others"
          FROM "Review" r JOIN "User" u ON u."id" = r."userId" WHERE r."titleId" = ${titleId}::uuid) r`;
  return uses ?? { walks: 0, reviews: 0, hasHidden: false, byOthers: false };
}
