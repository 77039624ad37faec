import { writePastFacts } from '#app/kernel/contributions/past-facts.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { ImportedTitleSheets } from './imported-title-sheets.server.ts';

/** New titles with their names elsewhere and their first version. */
export async function writeTitles(tx: Tx, { titles, sources, batch: { ownerId, now } }: ImportedTitleSheets): Promise<void> {
  if (titles.length === 0) return;
  const json = JSON.stringify(titles);
  await tx.$executeRaw`
    INSERT INTO "Title" ("id", "type", "name", "originalName", "nameKey", "description", "year", "episodes", "genres", "searchText", "createdById", "createdAt", "updatedAt")
    SELECT "id", "type"::"TitleType", "name", "originalName", "nameKey", "description", "year", "episodes", ARRAY(SELECT jsonb_array_elements_text("genres")), "searchText",
        ${ownerId}::uuid, ${now}::timestamptz, ${now}::timestamptz
      FROM jsonb_to_recordset(${json}::jsonb) AS r("id" uuid, "type" text, "name" text, "originalName" text, "nameKey" text, "description" text, "year" smallint, "episodes" int, "genres" jsonb, "searchText" text)`;
  await tx.$executeRaw`
    INSERT INTO "TitleVersion" ("titleId", "number", "editorId", "at", "details")
    SELECT "id", 1, ${ownerId}::uuid, ${now}::timestamptz, "details" FROM jsonb_to_recordset(${json}::jsonb) AS r("id" uuid, "details" jsonb)`;
  const credits = titles.flatMap(({ id, details }) => details.credits.map((credit, position) => ({ ...credit, titleId: id, position })));
  if (credits.length > 0) await tx.titleCredit.createMany({ data: credits });
  // Another title may have come to one of these names meanwhile: then it keeps it.
  if (sources.length > 0) await tx.titleSource.createMany({ data: sources, skipDuplicates: true });
}

export async function writeWalks(tx: Tx, sheets: ImportedTitleSheets): Promise<void> {
  const { walks, changedWalks, runs, walkChanges, seen, batch: { ownerId, importId, now } } = sheets;
  if (changedWalks.length > 0) await writePastFacts(tx);
  if (walks.length > 0) await tx.$executeRaw`
    INSERT INTO "Walk" ("id", "titleId", "type", "userId", "state", "startedOn", "endedOn", "progress", "runs", "isShared", "importId", "createdAt", "updatedAt")
    SELECT "id", "titleId", "type"::"TitleType", ${ownerId}::uuid, "state"::"WalkState", "startedOn", "endedOn", "progress", "runs", ${seen.walks}, ${importId}::uuid, "createdAt", "updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(walks)}::jsonb) AS r("id" uuid, "titleId" uuid, "type" text, "state" text, "startedOn" date, "endedOn" date, "progress" numeric,
        "runs" smallint, "createdAt" timestamptz, "updatedAt" timestamptz)`;
  if (changedWalks.length > 0) await tx.$executeRaw`
    UPDATE "Walk" w SET "state" = r."state"::"WalkState", "startedOn" = r."startedOn", "endedOn" = r."endedOn", "progress" = r."progress", "runs" = r."runs", "updatedAt" = ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(changedWalks)}::jsonb) AS r("id" uuid, "state" text, "startedOn" date, "endedOn" date, "progress" numeric, "runs" smallint)
      WHERE w."id" = r."id"`;
  if (runs.length > 0) await tx.$executeRaw`
    INSERT INTO "WalkRun" ("walkId", "number", "state", "startedOn", "endedOn", "progress")
    SELECT "walkId", "number", "state"::"WalkState", "startedOn", "endedOn", "progress"
      FROM jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) AS r("walkId" uuid, "number" smallint, "state" text, "startedOn" date, "endedOn" date, "progress" numeric)`;
  if (walkChanges.length > 0) await tx.$executeRaw`
    INSERT INTO "WalkChange" ("id", "walkId", "at", "run", "state", "startedOn", "endedOn", "progress")
    SELECT "id", "walkId", "at", "run", "state"::"WalkState", "startedOn", "endedOn", "progress"
      FROM jsonb_to_recordset(${JSON.stringify(walkChanges)}::jsonb) AS r("id" uuid, "walkId" uuid, "at" timestamptz, "run" smallint, "state" text, "startedOn" date, "endedOn" date, "progress" numeric)`;
}

export async function writeReviews(tx: Tx, { reviews, texts, seen, batch: { ownerId, importId, now } }: ImportedTitleSheets): Promise<void> {
  if (reviews.length > 0) await tx.$executeRaw`
    INSERT INTO "Review" ("id", "titleId", "type", "userId", "rating", "text", "hasSpoilers", "isShared", "importId", "createdAt", "updatedAt")
    SELECT "id", "titleId", "type"::"TitleType", ${ownerId}::uuid, "rating", "text", "hasSpoilers", ${seen.reviews}, ${importId}::uuid, "createdAt", "updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) AS r("id" uuid, "titleId" uuid, "type" text, "rating" smallint, "text" text, "hasSpoilers" boolean, "createdAt" timestamptz, "updatedAt" timestamptz)`;
  if (texts.length > 0) await tx.$executeRaw`
    UPDATE "Review" v SET "text" = r."text", "hasSpoilers" = r."hasSpoilers", "updatedAt" = ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS r("id" uuid, "text" text, "hasSpoilers" boolean) WHERE v."id" = r."id"`;
}
