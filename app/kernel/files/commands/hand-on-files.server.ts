import type { DbOrTx } from '#app/platform/db/client.server.ts';

/** What the keeper has already stands under the keeper's id from now on. */
export type SameFile = { id: string; keptId: string };

/**
 * Files of somebody who goes that are the circle's (a title's cover, the house's sign) are kept by an owner from now on. Answers those that
 * this owner has already, locked until the caller's transaction is over: whoever points to them has to point to the owner's. Without another owner nothing changes.
 */
export async function handOnFiles(db: DbOrTx, from: string, ids: readonly string[]): Promise<SameFile[]> {
  return db.$queryRaw<SameFile[]>`
    WITH keeper AS (
      SELECT "id" FROM "User" WHERE "role" = 'owner' AND "id" <> ${from}::uuid AND "deactivatedAt" IS NULL AND "deletionDueAt" IS NULL ORDER BY "id" LIMIT 1
    ), same AS (
      SELECT f."id", s."id" AS "keptId" FROM "StoredFile" f CROSS JOIN keeper k
      JOIN "StoredFile" s ON s."ownerId" = k."id" AND s."kind" = f."kind" AND s."sha256" = f."sha256"
      WHERE f."id" = ANY(${ids}::uuid[]) AND f."ownerId" = ${from}::uuid
      FOR KEY SHARE OF s
    ), moved AS (
      UPDATE "StoredFile" f SET "ownerId" = k."id" FROM keeper k
      WHERE f."id" = ANY(${ids}::uuid[]) AND f."ownerId" = ${from}::uuid AND NOT EXISTS (SELECT FROM same WHERE same."id" = f."id")
    )
    SELECT "id"::text AS "id", "keptId"::text AS "keptId" FROM same`;
}
