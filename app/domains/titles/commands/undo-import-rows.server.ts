import { lockPerson } from '#app/kernel/accounts/index.server.ts';
import type { AppliedRow } from '#app/kernel/contributions/importer.ts';
import { untilRepeated } from '#app/kernel/contributions/repeats.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { TitleOutcome, TitleRecord } from '../model/import/record.ts';
import { lockTitles } from './lock-title.server.ts';

type Undone = AppliedRow<TitleRecord, TitleOutcome>;
type Written = Undone & { outcome: Extract<TitleOutcome, { did: 'created' | 'updated' }> };

/**
 * Takes back what these rows did, the last first. A walk or review that the person has changed since stays, and so does a
 * title that somebody uses by now.
 */
export async function undoImportRows(tx: Tx, { importId, ownerId }: { importId: string; ownerId: string }, rows: readonly Undone[]): Promise<{ lines: number[]; kept: number[] }> {
  await lockPerson(tx, ownerId);
  // What a title's other rows did waits for the next batch.
  const taken = untilRepeated(rows, ({ outcome }) => (outcome.did === 'created' || outcome.did === 'updated' ? outcome.titleId : null));
  const written = taken.filter((row): row is Written => row.outcome.did === 'created' || row.outcome.did === 'updated');
  await lockTitles(tx, written.map(({ outcome }) => outcome.titleId), 'change');
  const left = new Set([...(await removeMade(tx, importId, written)), ...(await restoreWalks(tx, written)), ...(await emptyTexts(tx, written))]);
  await removeTitles(tx, ownerId, written);
  return { lines: taken.map(({ line }) => line), kept: [...left] };
}

/** Removes the walks and reviews that nobody has touched since; returns the lines of those that stay. */
async function removeMade(tx: Tx, importId: string, rows: readonly Written[]): Promise<number[]> {
  const walks = rows.flatMap(({ outcome, appliedAt, line }) => (outcome.walkId ? [{ id: outcome.walkId, at: appliedAt, line }] : []));
  const reviews = rows.flatMap(({ outcome, appliedAt, line }) => (outcome.reviewId ? [{ id: outcome.reviewId, at: appliedAt, line }] : []));
  const both = JSON.stringify([...walks, ...reviews]);
  await tx.$executeRaw`
    DELETE FROM "Walk" w USING jsonb_to_recordset(${JSON.stringify(walks)}::jsonb) AS r("id" uuid, "at" timestamptz)
    WHERE w."id" = r."id" AND w."importId" = ${importId}::uuid AND w."updatedAt" <= r."at"`;
  await tx.$executeRaw`
    DELETE FROM "Review" v USING jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) AS r("id" uuid, "at" timestamptz)
    WHERE v."id" = r."id" AND v."importId" = ${importId}::uuid AND v."updatedAt" <= r."at"`;
  // What lies in the trash as it came would bring the import back in part.
  await tx.$executeRaw`
    DELETE FROM "TitleTrash" t USING jsonb_to_recordset(${both}::jsonb) AS r("id" uuid, "at" timestamptz)
    WHERE t."id" = r."id" AND (COALESCE(t."content"->'walk', t."content")->>'importId')::uuid = ${importId}::uuid
      AND (COALESCE(t."content"->'walk', t."content")->>'updatedAt')::timestamptz <= r."at"`;
  const stay = await tx.$queryRaw<{ line: number }[]>`
    SELECT DISTINCT r."line" FROM jsonb_to_recordset(${both}::jsonb) AS r("id" uuid, "line" int)
    WHERE EXISTS (SELECT FROM "Walk" w WHERE w."id" = r."id") OR EXISTS (SELECT FROM "Review" v WHERE v."id" = r."id") OR EXISTS (SELECT FROM "TitleTrash" t WHERE t."id" = r."id")`;
  return stay.map(({ line }) => line);
}

/** A walk that was here before becomes what it was, unless the person has gone on with it or it was joined with that of a twin. */
async function restoreWalks(tx: Tx, rows: readonly Written[]): Promise<number[]> {
  const walks = rows.flatMap(({ outcome, appliedAt, line }) => (outcome.did === 'updated' && outcome.walkBefore ? [{ ...outcome.walkBefore, runsAfter: outcome.walkBefore.runs + outcome.walkBefore.newRuns.length, appliedAt, line }] : []));
  if (walks.length === 0) return [];
  const restored = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Walk" w SET "state" = r."state"::"WalkState", "startedOn" = r."startedOn", "endedOn" = r."endedOn", "progress" = r."progress", "runs" = r."runs", "updatedAt" = r."updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(walks)}::jsonb) AS r("id" uuid, "state" text, "startedOn" date, "endedOn" date, "progress" numeric, "runs" smallint, "updatedAt" timestamptz, "runsAfter" int, "appliedAt" timestamptz)
      WHERE w."id" = r."id" AND w."runs" = r."runsAfter" AND w."updatedAt" <= r."appliedAt" RETURNING w."id"`;
  const ids = new Set(restored.map(({ id }) => id));
  const back = walks.filter(({ id }) => ids.has(id));
  await tx.walkChange.deleteMany({ where: { id: { in: back.map(({ changeId }) => changeId) } } });
  const runs = back.flatMap(({ id, newRuns }) => newRuns.map((number) => ({ walkId: id, number })));
  if (runs.length > 0) await tx.walkRun.deleteMany({ where: { OR: runs } });
  return walks.filter(({ id }) => !ids.has(id)).map(({ line }) => line);
}

async function emptyTexts(tx: Tx, rows: readonly Written[]): Promise<number[]> {
  const texts = rows.flatMap(({ outcome, appliedAt, line, record }) => (outcome.did === 'updated' && outcome.textIn ? [{ ...outcome.textIn, appliedAt, line, text: record.review?.text ?? null }] : []));
  if (texts.length === 0) return [];
  const emptied = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Review" v SET "text" = NULL, "hasSpoilers" = false, "updatedAt" = r."updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS r("id" uuid, "text" text, "updatedAt" timestamptz, "appliedAt" timestamptz)
      WHERE v."id" = r."id" AND v."text" = r."text" AND v."updatedAt" <= r."appliedAt" RETURNING v."id"`;
  const ids = new Set(emptied.map(({ id }) => id));
  return texts.filter(({ id }) => !ids.has(id)).map(({ line }) => line);
}

/** A title that the import made goes with it, unless it has become somebody's: a walk, a review, also in the trash, a correction by another, a picture, a twin. */
async function removeTitles(tx: Tx, ownerId: string, rows: readonly Written[]): Promise<void> {
  const ids = rows.flatMap(({ outcome }) => (outcome.made ? [outcome.titleId] : []));
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Title" t WHERE t."id" = ANY(${ids}::uuid[]) AND t."coverId" IS NULL AND t."mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Walk" w WHERE w."titleId" = t."id")
      AND NOT EXISTS (SELECT 1 FROM "Review" v WHERE v."titleId" = t."id")
      AND NOT EXISTS (SELECT 1 FROM "TitleTrash" x WHERE x."titleId" = t."id")
      AND NOT EXISTS (SELECT 1 FROM "TitleVersion" e WHERE e."titleId" = t."id" AND e."editorId" IS DISTINCT FROM ${ownerId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "Title" o WHERE o."mergedIntoId" = t."id")`;
}
