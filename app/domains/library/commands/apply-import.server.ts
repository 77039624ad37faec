import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { importDone } from '../events.ts';
import { applyImportJob } from '../import-jobs.server.ts';
import type { ImportWork } from '../import-jobs.server.ts';
import type { OpenRow } from '../model/import/resolve-row.ts';
import { applyBatch } from './apply-batch.server.ts';
import { lockImportsOf } from './lock-imports.server.ts';
import { requireImport } from './require-import.server.ts';

const batchSize = 500;

/** "Import these": begins once, however often it is asked. */
export async function confirmImport(ctx: MemberCtx, input: { importId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { id } = await requireImport(tx, ctx, input.importId);
    const { count } = await tx.libraryImport.updateMany({ where: { id, state: 'ready' }, data: { state: 'applying' } });
    if (count === 1) return ctx.queue.enqueue(tx, applyImportJob, { importId: id });
    const { state } = await requireImport(tx, ctx, id);
    if (state !== 'applying' && state !== 'applied') throw new AppError('conflict', { messageKey: 'import:notReady' });
  });
}

type ApplyWork = ImportWork & { queue: Queue };

/**
 * Carries an import out in batches. Each batch is one transaction that also marks its rows, so a run that is cut
 * off goes on with the first unmarked row, and two runs at once take turns.
 */
export async function applyImport(work: ApplyWork, { importId }: { importId: string }): Promise<void> {
  for (let batch = 1; ; batch += 1) {
    work.signal?.throwIfAborted();
    const applied = await inTransaction(work.db, (tx) => applyNext(tx, work, importId), { timeoutMs: 60_000 });
    if (applied === null) return;
    if (applied === batchSize && [1, 4, 16, 64].includes(batch)) await countAgain(work.db);
  }
}

/** The plans of the first batches were made for empty tables; without this the later ones would crawl. */
async function countAgain(db: Db): Promise<void> {
  await db.$executeRaw`
    ANALYZE "Book" ("ownerId", "isbn13", "matchKey"), "Author" ("ownerId", "nameKey"), "Series" ("ownerId", "nameKey"), "Tag" ("ownerId", "nameKey"),
      "Reading" ("bookId"), "ProgressEntry" ("readingId", "bookId"), "BookAuthor" ("bookId"), "BookTag" ("bookId")`;
}

/** Rows dealt with; null when there is nothing left to do. */
async function applyNext(tx: Tx, work: ApplyWork, importId: string): Promise<number | null> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId }, select: { ownerId: true, owner: { select: { timeZone: true } } } });
  if (!job) return null;
  await lockImportsOf(tx, job.ownerId);
  // Asked under the lock: another run may have finished meanwhile.
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true } });
  if (current?.state !== 'applying') return null;
  const rows = await tx.$queryRaw<OpenRow[]>`
    SELECT "line", "kind"::text AS "kind", "reasonKey", "record", "choice" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "appliedAt" IS NULL ORDER BY "line" LIMIT ${batchSize}`;
  const now = work.now();
  if (rows.length === 0) {
    const { fileName, appliedRows } = await tx.libraryImport.update({ where: { id: importId }, data: { state: 'applied', appliedAt: now }, select: { fileName: true, appliedRows: true } });
    await work.queue.publish(tx, importDone, { ownerId: job.ownerId, importId, fileName, rows: appliedRows });
    return null;
  }
  const applied = await applyBatch(tx, { importId, ownerId: job.ownerId, zone: job.owner.timeZone, now }, rows);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { increment: applied } }, select: { id: true } });
  return applied;
}
