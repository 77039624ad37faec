import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer, ImportOutcome, ImportRecord, OpenRow } from '#app/kernel/contributions/importer.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { importJobs } from '../jobs.ts';
import type { ImportWork } from '../work.ts';
import { lockImportsOf } from './lock-imports.server.ts';
import { requireImport } from './require-import.server.ts';

const batchSize = 500;

/** "Import these": begins once, however often it is asked. */
export async function confirmImport(ctx: MemberCtx, importer: Importer, input: { importId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { id } = await requireImport(tx, ctx, importer, input.importId);
    const { count } = await tx.libraryImport.updateMany({ where: { id, state: 'ready' }, data: { state: 'applying' } });
    if (count === 1) return ctx.queue.enqueue(tx, importJobs(importer.room).apply, { importId: id });
    const { state } = await requireImport(tx, ctx, importer, id);
    if (state !== 'applying' && state !== 'applied') throw new AppError('conflict', { messageKey: 'import:notReady' });
  });
}

/**
 * Carries an import out in batches. Each batch is one transaction that also marks its rows, so a run that is cut
 * off goes on with the first unmarked row, and two runs at once take turns.
 */
export async function applyImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  for (let batch = 1; ; batch += 1) {
    work.signal?.throwIfAborted();
    const applied = await inTransaction(work.db, (tx) => applyNext(tx, work, importId), { timeoutMs: 60_000 });
    if (applied === null) return;
    if (applied === batchSize && [1, 4, 16, 64].includes(batch)) await work.importer.countAgain?.(work.db);
  }
}

/** Rows dealt with; null when there is nothing left to do. */
async function applyNext(tx: Tx, work: ImportWork, importId: string): Promise<number | null> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId, room: work.importer.room }, select: { ownerId: true, owner: { select: { timeZone: true } } } });
  if (!job) return null;
  await lockImportsOf(tx, work.importer.room, job.ownerId);
  // Asked under the lock: another run may have finished meanwhile.
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true } });
  if (current?.state !== 'applying') return null;
  const rows = await tx.$queryRaw<OpenRow<ImportRecord>[]>`
    SELECT "line", "kind"::text AS "kind", "reasonKey", "record", "choice" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "appliedAt" IS NULL ORDER BY "line" LIMIT ${batchSize}`;
  const now = work.now();
  if (rows.length === 0) {
    const { fileName, appliedRows } = await tx.libraryImport.update({ where: { id: importId }, data: { state: 'applied', appliedAt: now }, select: { fileName: true, appliedRows: true } });
    await work.importer.announce(tx, work.queue, { ownerId: job.ownerId, importId, fileName, rows: appliedRows });
    return null;
  }
  const done = await work.importer.apply(tx, { importId, ownerId: job.ownerId, zone: job.owner.timeZone, now }, rows);
  await noteOutcomes(tx, importId, now, done);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { increment: done.length } }, select: { id: true } });
  return done.length;
}

async function noteOutcomes(tx: Tx, importId: string, now: Date, done: readonly { line: number; outcome: ImportOutcome }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportRow" i SET "outcome" = r."outcome", "appliedAt" = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS r("line" int, "outcome" jsonb)
    WHERE i."importId" = ${importId}::uuid AND i."line" = r."line"`;
}
