import type { AppliedRow } from '#app/kernel/contributions/importer.ts';
import { untilRepeated } from '#app/kernel/contributions/repeats.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { KeptRecord, MadeNames, Outcome } from '../model/import/outcome.ts';
import { undoUpdates } from './undo-updates.server.ts';
import type { UpdatedRow } from './undo-updates.server.ts';

export type UndoneRow = AppliedRow<KeptRecord, Outcome>;
type CreatedRow = UndoneRow & { outcome: Extract<Outcome, { did: 'created' }> };

/**
 * Takes back what these rows did, the last first. A book that the person has changed or used since stays;
 * names that the import made go when nothing uses them.
 */
export async function undoBatch(tx: Tx, scope: { importId: string; ownerId: string }, rows: readonly UndoneRow[]): Promise<{ lines: number[]; kept: number[] }> {
  // What a book's other rows did waits for the next batch.
  const taken = untilRepeated(rows, ({ outcome }) => (outcome.did === 'created' || outcome.did === 'updated' ? outcome.bookId : null));
  await lockBooks(tx, taken);
  await undoUpdates(tx, scope, taken.filter((row): row is UpdatedRow => row.outcome.did === 'updated'));
  const kept = await removeCreated(tx, scope, taken.filter((row): row is CreatedRow => row.outcome.did === 'created'));
  await removeNames(tx, taken.flatMap(({ outcome }) => ('made' in outcome && outcome.made ? [outcome.made] : [])));
  return { lines: taken.map(({ line }) => line), kept };
}

async function lockBooks(tx: Tx, rows: readonly UndoneRow[]): Promise<void> {
  const ids = rows.flatMap(({ outcome }) => ('bookId' in outcome ? [outcome.bookId] : []));
  if (ids.length > 0) await tx.$queryRaw`SELECT 1 FROM "Book" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

const countedTables = [Prisma.raw('"ProgressEntry"'), Prisma.raw('"Reading"')];

/** What a person puts beside a book leaves the book's own row as it is. */
const addedTables = [Prisma.raw('"BookNote"'), Prisma.raw('"ReadingSitting"'), Prisma.raw('"BookDocument"'), Prisma.raw('"WordSentence"')];

/** Removes the books that nobody has touched or used since; returns the lines of those that stay. */
async function removeCreated(tx: Tx, { importId, ownerId }: { importId: string; ownerId: string }, rows: readonly CreatedRow[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const hasMore = Prisma.join(addedTables.map((table) => Prisma.sql`EXISTS (SELECT 1 FROM ${table} m WHERE m."bookId" = b."id")`), ' OR ');
  const made = rows.map(({ outcome, appliedAt, line }) => ({ id: outcome.bookId, at: appliedAt, line }));
  const stay = await tx.$queryRaw<{ id: string; line: number }[]>`
    SELECT b."id", r."line" FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS r("id" uuid, "at" timestamptz, "line" int)
    JOIN "Book" b ON b."id" = r."id"
    WHERE b."updatedAt" > r."at" OR ${hasMore}
      OR EXISTS (SELECT 1 FROM "Reading" t WHERE t."bookId" = b."id" AND t."importId" IS DISTINCT FROM ${importId}::uuid)
      OR EXISTS (SELECT 1 FROM "ProgressEntry" p WHERE p."bookId" = b."id" AND p."importId" IS DISTINCT FROM ${importId}::uuid)`;
  const staying = new Set(stay.map(({ id }) => id));
  const going = made.map(({ id }) => id).filter((id) => !staying.has(id));
  // What a book counts is taken away for all books at once; with the books themselves it would be, but for one after the other.
  for (const table of countedTables) await tx.$executeRaw`DELETE FROM ${table} WHERE "bookId" = ANY(${going}::uuid[]) AND "ownerId" = ${ownerId}::uuid`;
  await tx.$executeRaw`DELETE FROM "Book" WHERE "id" = ANY(${going}::uuid[]) AND "ownerId" = ${ownerId}::uuid`;
  return stay.map(({ line }) => line);
}

const links = {
  authors: { table: Prisma.raw('"Author"'), uses: Prisma.sql`SELECT 1 FROM "BookAuthor" l WHERE l."authorId" = n."id"` },
  tags: { table: Prisma.raw('"Tag"'), uses: Prisma.sql`SELECT 1 FROM "BookTag" l WHERE l."tagId" = n."id"` },
  series: { table: Prisma.raw('"Series"'), uses: Prisma.sql`SELECT 1 FROM "Book" l WHERE l."seriesId" = n."id"` },
};

/** Locked first and asked afterwards: a book that is just being given the name is seen. */
async function removeNames(tx: Tx, made: readonly MadeNames[]): Promise<void> {
  for (const kind of ['authors', 'tags', 'series'] as const) {
    const ids = made.flatMap((names) => names[kind]);
    if (ids.length === 0) continue;
    const { table, uses } = links[kind];
    await tx.$queryRaw`SELECT 1 FROM ${table} WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
    await tx.$executeRaw`DELETE FROM ${table} n WHERE n."id" = ANY(${ids}::uuid[]) AND NOT EXISTS (${uses})`;
  }
}
