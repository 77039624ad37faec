import type { ImportBatch } from '#app/kernel/contributions/importer.ts';
import { withoutRepeats } from '#app/kernel/contributions/repeats.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { KeptRecord, Outcome } from '../model/import/outcome.ts';
import { changesOf, planUpdate } from '../model/import/plan-update.ts';
import type { UpdatePlan } from '../model/import/plan-update.ts';
import { resolveRow } from '../model/import/resolve-row.ts';
import type { BookRow, Resolution } from '../model/import/resolve-row.ts';
import { loadShelvedBooks } from '../queries/load-shelved-books.server.ts';
import { addImportedBook } from './add-imported-book.server.ts';
import { findShelved } from './find-shelved.server.ts';
import { ImportSheets } from './import-sheets.server.ts';
import { claimNames, keepImportedNames } from './keep-imported-names.server.ts';
import type { BatchNames } from './keep-imported-names.server.ts';
import { BookUpdates } from './update-imported-books.server.ts';

type Resolved = { row: BookRow; resolution: Resolution };
type Planned = Resolved & { plan?: UpdatePlan };
type Done = { line: number; outcome: Outcome };

/**
 * Carries out these rows, all in the caller's transaction, and says of each what was done. Rows that concern a book
 * which an earlier row of the batch changes are left for the next batch.
 */
export async function applyBatch(tx: Tx, batch: ImportBatch, rows: readonly BookRow[]): Promise<Done[]> {
  const shelf = await findShelved(tx, batch.ownerId, rows);
  const all = rows.map((row): Resolved => ({ row, resolution: resolveRow(row, shelf) }));
  const resolved = withoutRepeats(all, ({ resolution }) => (resolution.is === 'here' ? [resolution.bookId] : []));
  const hereIds = resolved.flatMap(({ resolution }) => (resolution.is === 'here' ? [resolution.bookId] : []));
  const touched = await lockBooks(tx, hereIds);
  const books = await loadShelvedBooks(tx, batch.ownerId, hereIds);
  const planned: Planned[] = resolved.map((item) => {
    const book = item.resolution.is === 'here' ? books.get(item.resolution.bookId) : undefined;
    return book ? { ...item, plan: planUpdate(book, item.row.record) } : item;
  });
  const names = await keepNames(tx, batch.ownerId, planned);
  const sheets = new ImportSheets(batch);
  const updates = new BookUpdates(sheets, names, await furthestPages(tx, planned));
  const done = planned.map(({ row, resolution, plan }): Done => {
    const { line, record } = row;
    if (resolution.is === 'left') return { line, outcome: { did: 'left', reason: resolution.reason } };
    if (resolution.is === 'new') {
      const { bookId, used } = addImportedBook(sheets, names, record, batch.now);
      return { line, outcome: { did: 'created', bookId, made: claimNames(names, used) } };
    }
    const { bookId } = resolution;
    const book = books.get(bookId);
    if (!book || !plan) return { line, outcome: { did: 'left', reason: 'gone' } };
    if (changesOf(plan).length === 0) return { line, outcome: { did: 'nothing', bookId } };
    const { update, used } = updates.add(book, plan, touched.get(bookId) ?? batch.now);
    return { line, outcome: { did: 'updated', bookId, ...update, made: claimNames(names, used) } };
  });
  await updates.write(tx);
  await sheets.write(tx);
  await updates.refresh(tx, batch);
  return done;
}

/** In one order, so that two batches wait for each other instead of deadlocking. */
async function lockBooks(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; updatedAt: Date }[]>`
    SELECT "id", "updatedAt" FROM "Book" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  return new Map(rows.map(({ id, updatedAt }) => [id, updatedAt]));
}

async function keepNames(tx: Tx, ownerId: string, planned: readonly Planned[]): Promise<BatchNames> {
  const sources = planned.flatMap(({ row, resolution, plan }): Pick<KeptRecord, 'authors' | 'tags' | 'series'>[] =>
    resolution.is === 'new' ? [row.record] : plan ? [plan] : []);
  return {
    authors: await keepImportedNames(tx, ownerId, 'authors', sources.flatMap(({ authors }) => authors.map(({ name }) => name))),
    tags: await keepImportedNames(tx, ownerId, 'tags', sources.flatMap(({ tags }) => tags)),
    series: await keepImportedNames(tx, ownerId, 'series', sources.flatMap(({ series }) => (series ? [series.name] : []))),
  };
}

async function furthestPages(tx: Tx, planned: readonly Planned[]): Promise<Map<string, number>> {
  const ids = planned.flatMap(({ plan }) => (plan?.endedReading ? [plan.endedReading.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ readingId: string; page: number }[]>`
    SELECT "readingId", coalesce(max("page"), 0) AS "page" FROM "ProgressEntry"
    WHERE "readingId" = ANY(${ids}::uuid[]) AND "retractedAt" IS NULL GROUP BY 1`;
  return new Map(rows.map(({ readingId, page }) => [readingId, page]));
}
