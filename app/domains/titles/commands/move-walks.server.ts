import { writePastFacts } from '#app/kernel/contributions/past-facts.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';

type Both = {
  newerId: string; olderId: string;
  /** Times through of the older walk; a plan is none. */
  olderRuns: number;
};

/** Moves walks to another title. Who walks both keeps the newer walk as the current one; the other and its runs come before it. */
export async function moveWalks(tx: Tx, fromId: string, intoId: string): Promise<number> {
  await writePastFacts(tx);
  const both = await tx.$queryRaw<Both[]>`
    SELECT n."id" AS "newerId", o."id" AS "olderId", o."runs"::int - CASE WHEN o."state" = 'planned' THEN 1 ELSE 0 END AS "olderRuns"
      FROM "Walk" n JOIN "Walk" o ON o."userId" = n."userId" AND (o."updatedAt", o."id") < (n."updatedAt", n."id")
     WHERE (n."titleId" = ${fromId}::uuid AND o."titleId" = ${intoId}::uuid) OR (n."titleId" = ${intoId}::uuid AND o."titleId" = ${fromId}::uuid)
     ORDER BY n."id"`;
  if (both.length > 0) await joinWalks(tx, both);
  return tx.$executeRaw`UPDATE "Walk" SET "titleId" = ${intoId}::uuid WHERE "titleId" = ${fromId}::uuid`;
}

async function joinWalks(tx: Tx, both: readonly Both[]): Promise<void> {
  const newer = both.map(({ newerId }) => newerId);
  const older = both.map(({ olderId }) => olderId);
  const runs = both.map(({ olderRuns }) => olderRuns);
  // Numbers move up by way of negative ones: on the way no two rows may have the same.
  await tx.$executeRaw`
    UPDATE "WalkRun" r SET "number" = -(r."number" + b.runs)
      FROM unnest(${newer}::uuid[], ${runs}::int[]) AS b(id, runs) WHERE r."walkId" = b.id`;
  await tx.$executeRaw`UPDATE "WalkRun" SET "number" = -"number" WHERE "walkId" = ANY(${newer}::uuid[]) AND "number" < 0`;
  await tx.$executeRaw`
    UPDATE "WalkChange" c SET "run" = c."run" + b.runs
      FROM unnest(${newer}::uuid[], ${runs}::int[]) AS b(id, runs) WHERE c."walkId" = b.id`;
  // The runs and changes of the older one, and the older one itself as the last of its runs.
  await tx.$executeRaw`
    UPDATE "WalkRun" r SET "walkId" = b.newer_id
      FROM unnest(${older}::uuid[], ${newer}::uuid[]) AS b(older_id, newer_id) WHERE r."walkId" = b.older_id`;
  await tx.$executeRaw`
    UPDATE "WalkChange" c SET "walkId" = b.newer_id
      FROM unnest(${older}::uuid[], ${newer}::uuid[]) AS b(older_id, newer_id) WHERE c."walkId" = b.older_id`;
  await tx.$executeRaw`
    INSERT INTO "WalkRun" ("walkId", "number", "state", "startedOn", "endedOn", "progress")
    SELECT b.newer_id, w."runs", w."state", w."startedOn", w."endedOn", w."progress"
      FROM unnest(${older}::uuid[], ${newer}::uuid[]) AS b(older_id, newer_id) JOIN "Walk" w ON w."id" = b.older_id WHERE w."state" <> 'planned'`;
  // An import that wrote the newer one no longer takes it back: it holds what did not come with it.
  await tx.$executeRaw`
    UPDATE "Walk" w SET "runs" = w."runs" + b.runs, "importId" = NULL
      FROM unnest(${newer}::uuid[], ${runs}::int[]) AS b(id, runs) WHERE w."id" = b.id`;
  await tx.$executeRaw`DELETE FROM "Walk" WHERE "id" = ANY(${older}::uuid[])`;
}
