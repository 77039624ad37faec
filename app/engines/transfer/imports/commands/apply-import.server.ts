import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer, ImportOutcome, ImportRecord, OpenRow } from '#app/kernel/contributions/importer.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { importJobs } from '../jobs.ts';
import { nextLine } from '../next-line.ts';
import type { ImportWork } from '../work.ts';
import { lockImportsOf } from './lock-imports.server.ts';
import { requireImport } from './require-import.server.ts';

/** What a batch costs whatever its size (its questions, their plans, a commit) is a tenth of the time at 500 rows; more than this only takes memory. */
const batchSize = 1_000;

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
  let from = 0;
  for (let batch = 1; ; batch += 1) {
    work.signal?.throwIfAborted();
    const applied = await inTransaction(work.db, (tx) => applyNext(tx, work, importId, from), { timeoutMs: 60_000 });
    if (applied === null) return;
    from = applied.next;
    if (applied.rows === batchSize && [1, 2, 8, 32].includes(batch)) await work.importer.countAgain?.(work.db);
  }
}

/** One batch of the rows from a line on: how many were dealt with, and the line of the next; null when there is nothing left to do. */
async function applyNext(tx: Tx, work: ImportWork, importId: string, from: number): Promise<{ rows: number; next: number } | null> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId, room: work.importer.room }, select: { ownerId: true, owner: { select: { timeZone: true } } } });
  if (!job) return null;
  await lockImportsOf(tx, work.importer.room, job.ownerId);
  // Asked under the lock: another run may have finished meanwhile.
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true } });
  if (current?.state !== 'applying') return null;
  // Begins where the batch before ended: from the first line on, each batch would read all that is done.
  const rows = await tx.$queryRaw<OpenRow<ImportRecord>[]>`
    SELECT "line", "kind"::text AS "kind", "reasonKey", "record", "choice" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "line" >= ${from} AND "appliedAt" IS NULL ORDER BY "line" LIMIT ${batchSize}`;
  const now = work.now();
  if (rows.length === 0 && from > 0) return { rows: 0, next: 0 };
  if (rows.length === 0) {
    const { fileName } = await tx.libraryImport.update({ where: { id: importId }, data: { state: 'applied', appliedAt: now }, select: { fileName: true } });
    await work.importer.announce(tx, work.queue, { ownerId: job.ownerId, importId, fileName, rows: await countTaken(tx, importId) });
    return null;
  }
  const done = await work.importer.apply(tx, { importId, ownerId: job.ownerId, zone: job.owner.timeZone, now }, rows);
  await noteOutcomes(tx, importId, now, done);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { increment: done.length } }, select: { id: true } });
  return { rows: done.length, next: nextLine(rows, done.map(({ line }) => line), 1) };
}

/** Rows that are there now; those that were left out are not. */
async function countTaken(tx: Tx, importId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number }[]>`SELECT count(*)::int AS "rows" FROM "ImportRow" WHERE "importId" = ${importId}::uuid AND "outcome"->>'did' <> 'left'`;
  return row?.rows ?? 0;
}

async function noteOutcomes(tx: Tx, importId: string, now: Date, done: readonly { line: number; outcome: ImportOutcome }[]): Promise<void> {
  const lines = done.map(({ line }) => line);
  // The lines' bounds say what the join does not tell the planner: that it need not read the whole import.
  await tx.$executeRaw`
    UPDATE "ImportRow" i SET "outcome" = r."outcome", "appliedAt" = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS r("line" int, "outcome" jsonb)
    WHERE i."importId" = ${importId}::uuid AND i."line" BETWEEN ${Math.min(...lines)} AND ${Math.max(...lines)} AND i."line" = r."line"`;
}
