import type { Tx } from '#app/platform/db/client.server.ts';
import type { Outcome } from '../model/import/outcome.ts';
import type { Fillable } from '../model/import/plan-update.ts';
import { refreshBooks } from './book-summary.server.ts';
import type { UndoneRow } from './undo-batch.server.ts';

export type UpdatedRow = UndoneRow & { outcome: Extract<Outcome, { did: 'updated' }> };

/** Takes back what was added to books that were here before; whatever the person has changed since stays as it is. */
export async function undoUpdates(tx: Tx, scope: { importId: string }, rows: readonly UpdatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ outcome }) => outcome.bookId);
  const untouched = await untouchedSince(tx, rows);
  await emptyFields(tx, rows);
  await tx.progressEntry.deleteMany({ where: { id: { in: rows.flatMap(({ outcome }) => outcome.entryIds) }, importId: scope.importId, retractedAt: null } });
  await removeReadings(tx, scope, rows);
  await restoreReadings(tx, rows);
  await removeLinks(tx, rows);
  await refreshBooks(tx, ids);
  // As it was, to the last column.
  await tx.$executeRaw`
    UPDATE "Book" b SET "updatedAt" = r."at" FROM jsonb_to_recordset(${JSON.stringify(untouched)}::jsonb) AS r("id" uuid, "at" timestamptz)
    WHERE b."id" = r."id"`;
}

async function untouchedSince(tx: Tx, rows: readonly UpdatedRow[]): Promise<{ id: string; at: string }[]> {
  const before = rows.map(({ outcome, appliedAt }) => ({ id: outcome.bookId, appliedAt, at: outcome.touchedBefore }));
  const same = await tx.$queryRaw<{ id: string }[]>`
    SELECT b."id" FROM jsonb_to_recordset(${JSON.stringify(before)}::jsonb) AS r("id" uuid, "appliedAt" timestamptz)
    JOIN "Book" b ON b."id" = r."id" AND b."updatedAt" <= r."appliedAt"`;
  const ids = new Set(same.map(({ id }) => id));
  return before.filter(({ id }) => ids.has(id)).map(({ id, at }) => ({ id, at }));
}

/** A field that the import filled is emptied while it still holds what the import put there. */
async function emptyFields(tx: Tx, rows: readonly UpdatedRow[]): Promise<void> {
  const filled = rows.map(({ outcome, record }) => ({
    id: outcome.bookId, ...filledOf(outcome.fields, record), priority: outcome.priority, spoilers: outcome.spoilers,
    seriesId: outcome.series?.id ?? null, stateFrom: outcome.state?.from ?? null, stateTo: outcome.state?.to ?? null,
  }));
  await tx.$executeRaw`
    UPDATE "Book" b SET
      "subtitle" = nullif(b."subtitle", r."subtitle"), "isbn13" = nullif(b."isbn13", r."isbn13"), "isbn10" = nullif(b."isbn10", r."isbn10"),
      "language" = nullif(b."language", r."language"), "pages" = nullif(b."pages", r."pages"), "year" = nullif(b."year", r."year"),
      "publisher" = nullif(b."publisher", r."publisher"), "format" = nullif(b."format", r."format"),
      "description" = nullif(b."description", r."description"), "rating" = nullif(b."rating", r."rating"),
      "review" = nullif(b."review", r."review"), "privateNotes" = nullif(b."privateNotes", r."privateNotes"),
      "reviewHasSpoilers" = b."reviewHasSpoilers" AND NOT (r."spoilers" AND b."review" IS NOT DISTINCT FROM r."review"),
      "priority" = CASE WHEN b."priority" = r."priority" THEN 0 ELSE b."priority" END,
      "state" = CASE WHEN b."state"::text = r."stateTo" THEN r."stateFrom"::"BookState" ELSE b."state" END,
      "seriesPosition" = CASE WHEN b."seriesId" = r."seriesId" THEN NULL ELSE b."seriesPosition" END,
      "seriesId" = nullif(b."seriesId", r."seriesId")
    FROM jsonb_to_recordset(${JSON.stringify(filled)}::jsonb) AS r("id" uuid, "subtitle" text, "isbn13" text, "isbn10" text, "language" text,
      "pages" int, "year" smallint, "publisher" text, "format" text, "description" text, "rating" smallint, "review" text,
      "privateNotes" text, "spoilers" boolean, "priority" smallint, "seriesId" uuid, "stateFrom" text, "stateTo" text)
    WHERE b."id" = r."id"`;
}

const filledOf = (fields: readonly Fillable[], record: UpdatedRow['record']) => Object.fromEntries(fields.map((name) => [name, record[name]]));

/** Readings that the import wrote down go, unless the person went on with them. */
async function removeReadings(tx: Tx, { importId }: { importId: string }, rows: readonly UpdatedRow[]): Promise<void> {
  const readings = rows.flatMap(({ outcome }) => outcome.readings);
  if (readings.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "Reading" t USING jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS r("id" uuid, "state" text)
    WHERE t."id" = r."id" AND t."state"::text = r."state" AND t."importId" = ${importId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "ProgressEntry" p WHERE p."readingId" = t."id" AND p."importId" IS DISTINCT FROM ${importId}::uuid)`;
}

async function restoreReadings(tx: Tx, rows: readonly UpdatedRow[]): Promise<void> {
  const changed = rows.flatMap(({ outcome }) => outcome.changedReadings.map(({ id, before, after }) => ({
    id, state: before.state, startedOn: before.startedOn, endedOn: before.endedOn,
    stateNow: after.state, startedNow: after.startedOn, endedNow: after.endedOn,
  })));
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Reading" t SET "state" = r."state"::"ReadingState", "startedOn" = r."startedOn", "endedOn" = r."endedOn"
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS r("id" uuid, "state" text, "startedOn" date, "endedOn" date,
      "stateNow" text, "startedNow" date, "endedNow" date)
    WHERE t."id" = r."id" AND t."state"::text = r."stateNow" AND t."startedOn" IS NOT DISTINCT FROM r."startedNow"
      AND t."endedOn" IS NOT DISTINCT FROM r."endedNow"
      AND (r."state" <> 'reading' OR NOT EXISTS (SELECT 1 FROM "Reading" o WHERE o."bookId" = t."bookId" AND o."state" = 'reading'))`;
}

async function removeLinks(tx: Tx, rows: readonly UpdatedRow[]): Promise<void> {
  const authors = rows.flatMap(({ outcome }) => outcome.authorIds.map((authorId) => ({ bookId: outcome.bookId, nameId: authorId })));
  const tags = rows.flatMap(({ outcome }) => outcome.tagIds.map((tagId) => ({ bookId: outcome.bookId, nameId: tagId })));
  if (authors.length > 0) await tx.$executeRaw`
    DELETE FROM "BookAuthor" l USING jsonb_to_recordset(${JSON.stringify(authors)}::jsonb) AS r("bookId" uuid, "nameId" uuid)
    WHERE l."bookId" = r."bookId" AND l."authorId" = r."nameId"`;
  if (tags.length > 0) await tx.$executeRaw`
    DELETE FROM "BookTag" l USING jsonb_to_recordset(${JSON.stringify(tags)}::jsonb) AS r("bookId" uuid, "nameId" uuid)
    WHERE l."bookId" = r."bookId" AND l."tagId" = r."nameId"`;
}
