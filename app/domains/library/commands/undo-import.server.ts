import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { undoImportJob } from '../import-jobs.server.ts';
import type { ImportWork } from '../import-jobs.server.ts';
import { lockImportsOf } from './lock-imports.server.ts';
import { requireImport } from './require-import.server.ts';
import { undoBatch } from './undo-batch.server.ts';
import type { AppliedRow } from './undo-batch.server.ts';

const batchSize = 500;

/** "Take it all back": begins once, however often it is asked. */
export async function requestUndo(ctx: MemberCtx, input: { importId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { id } = await requireImport(tx, ctx, input.importId);
    const { count } = await tx.libraryImport.updateMany({ where: { id, state: 'applied' }, data: { state: 'undoing' } });
    if (count === 1) return ctx.queue.enqueue(tx, undoImportJob, { importId: id });
    const { state } = await requireImport(tx, ctx, id);
    if (state !== 'undoing' && state !== 'undone') throw new AppError('conflict', { messageKey: 'import:notApplied' });
  });
}

/** Takes an import back from its last row to its first, in batches, so that it can be cut off and go on. */
export async function undoImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  for (let more = true; more; ) {
    work.signal?.throwIfAborted();
    more = await inTransaction(work.db, (tx) => undoNext(tx, work, importId), { timeoutMs: 60_000 });
  }
}

async function undoNext(tx: Tx, work: ImportWork, importId: string): Promise<boolean> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId }, select: { ownerId: true } });
  if (!job) return false;
  await lockImportsOf(tx, job.ownerId);
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true } });
  if (current?.state !== 'undoing') return false;
  const rows = await tx.$queryRaw<AppliedRow[]>`
    SELECT "line", "outcome", "appliedAt", "record" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "appliedAt" IS NOT NULL ORDER BY "line" DESC LIMIT ${batchSize}`;
  if (rows.length === 0) {
    await tx.libraryImport.update({ where: { id: importId }, data: { state: 'undone', undoneAt: work.now() }, select: { id: true } });
    return false;
  }
  const undone = await undoBatch(tx, { importId, ownerId: job.ownerId }, rows);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { decrement: undone } }, select: { id: true } });
  return true;
}
