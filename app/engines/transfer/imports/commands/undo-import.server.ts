import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { AppliedRow, Importer, ImportOutcome, ImportRecord } from '#app/kernel/contributions/importer.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { importJobs } from '../jobs.ts';
import { nextLine } from '../next-line.ts';
import type { ImportWork } from '../work.ts';
import { lockImportsOf } from './lock-imports.server.ts';
import { requireImport } from './require-import.server.ts';

const batchSize = 500;
/** No file has a line beyond it. */
const lastLine = 2_147_483_647;

/** "Take it all back": begins once, however often it is asked. */
export async function requestUndo(ctx: MemberCtx, importer: Importer, input: { importId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { id } = await requireImport(tx, ctx, importer, input.importId);
    const { count } = await tx.libraryImport.updateMany({ where: { id, state: 'applied' }, data: { state: 'undoing' } });
    if (count === 1) return ctx.queue.enqueue(tx, importJobs(importer.room).undo, { importId: id });
    const { state } = await requireImport(tx, ctx, importer, id);
    if (state !== 'undoing' && state !== 'undone') throw new AppError('conflict', { messageKey: 'import:notApplied' });
  });
}

/** Takes an import back from its last row to its first, in batches, so that it can be cut off and go on. */
export async function undoImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  for (let upTo: number | null = lastLine; upTo !== null; ) {
    work.signal?.throwIfAborted();
    const line: number = upTo;
    upTo = await inTransaction(work.db, (tx) => undoNext(tx, work, importId, line), { timeoutMs: 60_000 });
  }
}

/** One batch of the rows up to a line: the line of the next; null when there is nothing left to take back. */
async function undoNext(tx: Tx, work: ImportWork, importId: string, upTo: number): Promise<number | null> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId, room: work.importer.room }, select: { ownerId: true } });
  if (!job) return null;
  await lockImportsOf(tx, work.importer.room, job.ownerId);
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true } });
  if (current?.state !== 'undoing') return null;
  // Begins where the batch before ended: from the last line on, each batch would read all that is taken back.
  const rows = await tx.$queryRaw<AppliedRow<ImportRecord, ImportOutcome>[]>`
    SELECT "line", "outcome", "appliedAt", "record" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "line" <= ${upTo} AND "appliedAt" IS NOT NULL ORDER BY "line" DESC LIMIT ${batchSize}`;
  if (rows.length === 0 && upTo < lastLine) return lastLine;
  if (rows.length === 0) {
    await tx.libraryImport.update({ where: { id: importId }, data: { state: 'undone', undoneAt: work.now() }, select: { id: true } });
    return null;
  }
  const { lines, kept } = await work.importer.undo(tx, { importId, ownerId: job.ownerId, now: work.now() }, rows);
  await noteUndone(tx, importId, lines, kept);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { decrement: lines.length } }, select: { id: true } });
  return nextLine(rows, lines, -1);
}

async function noteUndone(tx: Tx, importId: string, lines: readonly number[], kept: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportRow" SET "appliedAt" = NULL,
      "outcome" = CASE WHEN "line" = ANY(${kept}::int[]) THEN "outcome" || '{"kept": true}' ELSE "outcome" END
    WHERE "importId" = ${importId}::uuid AND "line" = ANY(${lines}::int[])`;
}
