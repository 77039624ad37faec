import type { DbOrTx } from '#app/platform/db/client.server.ts';

/** What the keeper has already stands under the keeper's id from now on. */
export type SameFile = { id: string; keptId: string };

/**
 * Files of somebody who goes that are the circle's (a title's cover, the house's sign) are kept by an owner from now on. Answers those that
 * this owner has already: whoever points to them has to point to the owner's. Without another owner nothing changes.
 */
export async function handOnFiles(db: DbOrTx, from: string, ids: readonly string[]): Promise<SameFile[]> {
  return db.$queryRaw<SameFile[]>`
    WITH keeper AS (
      SELECT "id" FROM "User" WHERE "role" = 'owner' AND "id" <> ${from}::uuid AND "deactivatedAt" IS NULL AND "deletionDueAt" IS NULL ORDER BY "id" LIMIT 1
    ), going AS (
      SELECT f."id", k."id" AS "keeperId", same."id" AS "keptId" FROM "StoredFile" f CROSS JOIN keeper k
      LEFT JOIN "StoredFile" same ON same."ownerId" = k."id" AND same."kind" = f."kind" AND same."sha256" = f."sha256"
      WHERE f."id" = ANY(${ids}::uuid[]) AND f."ownerId" = ${from}::uuid
    ), moved AS (
      UPDATE "StoredFile" f SET "ownerId" = g."keeperId" FROM going g WHERE f."id" = g."id" AND g."keptId" IS NULL
    )
    SELECT "id"::text AS "id", "keptId"::text AS "keptId" FROM going WHERE "keptId" IS NOT NULL`;
}
