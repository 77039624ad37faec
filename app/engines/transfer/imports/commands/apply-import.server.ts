import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer, ImportOutcome, ImportRecord, OpenRow } from '#app/kernel/contributions/importer.ts';
import { Prisma, inTransaction, readRows } from '#app/platform/db/client.server.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
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

type Rows = OpenRow<ImportRecord>[];

/** Rows from a line on, asked for while the batch before them was written; true as long as the import has come exactly this far. */
type Ahead = { from: number; appliedRows: number; rows: PromiseLike<Rows | null> };

type Applied = { rows: number; next: number; ahead: Ahead | null };

/**
 * Carries an import out in batches. Each batch is one transaction that also marks its rows, so a run that is cut
 * off goes on with the first unmarked row, and two runs at once take turns.
 */
export async function applyImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  let before: Applied = { rows: 0, next: 0, ahead: null };
  for (let batch = 1; ; batch += 1) {
    work.signal?.throwIfAborted();
    const applied = await inTransaction(work.db, (tx) => applyNext(tx, work, importId, before), { timeoutMs: 60_000 });
    if (applied === null) return;
    before = applied;
    if (applied.rows === batchSize && [1, 2, 8, 32].includes(batch)) await work.importer.countAgain?.(work.db);
  }
}

/** One batch, from where the one before ended; null when there is nothing left to do. */
async function applyNext(tx: Tx, work: ImportWork, importId: string, before: Applied): Promise<Applied | null> {
  const job = await tx.libraryImport.findUnique({ where: { id: importId, room: work.importer.room }, select: { ownerId: true, owner: { select: { timeZone: true } } } });
  if (!job) return null;
  await lockImportsOf(tx, work.importer.room, job.ownerId);
  // Asked under the lock: another run may have finished meanwhile.
  const current = await tx.libraryImport.findUnique({ where: { id: importId }, select: { state: true, appliedRows: true } });
  if (current?.state !== 'applying') return null;
  const rows = (await readAhead(before, current.appliedRows)) ?? (await openRows(tx, importId, before.next));
  const now = work.now();
  if (rows.length === 0 && before.next > 0) return { rows: 0, next: 0, ahead: null };
  if (rows.length === 0) {
    await finish(tx, work, { importId, ownerId: job.ownerId, now });
    return null;
  }
  const following = rowsAfter(work, importId, rows);
  const done = await work.importer.apply(tx, { importId, ownerId: job.ownerId, zone: job.owner.timeZone, now }, rows);
  await noteOutcomes(tx, importId, now, done);
  await tx.libraryImport.update({ where: { id: importId }, data: { appliedRows: { increment: done.length } }, select: { id: true } });
  return { rows: done.length, next: nextLine(rows, done.map(({ line }) => line), 1), ahead: { ...following, appliedRows: current.appliedRows + done.length } };
}

/** Those that were asked for ahead, unless a row was left behind or another run has come further. */
async function readAhead({ next, ahead }: Applied, appliedRows: number): Promise<Rows | null> {
  return ahead?.from === next && ahead.appliedRows === appliedRows ? ahead.rows : null;
}

/** While a batch is written nothing else waits for the database; what cannot be had now is asked for in its turn. */
function rowsAfter(work: ImportWork, importId: string, rows: Rows): Pick<Ahead, 'from' | 'rows'> {
  const from = nextLine(rows, rows.map(({ line }) => line), 1);
  return { from, rows: openRows(work.db, importId, from).then((found) => found, () => null) };
}

/** Begins at a line: from the first one on, each batch would read all that is done. */
function openRows(db: DbOrTx, importId: string, from: number): PromiseLike<Rows> {
  return readRows<OpenRow<ImportRecord>>(db, Prisma.sql`
    SELECT "line", "kind"::text AS "kind", "reasonKey", "record", "choice" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "line" >= ${from} AND "appliedAt" IS NULL ORDER BY "line" LIMIT ${batchSize}`);
}

async function finish(tx: Tx, work: ImportWork, { importId, ownerId, now }: { importId: string; ownerId: string; now: Date }): Promise<void> {
  const { fileName } = await tx.libraryImport.update({ where: { id: importId }, data: { state: 'applied', appliedAt: now }, select: { fileName: true } });
  await work.importer.announce(tx, work.queue, { ownerId, importId, fileName, rows: await countTaken(tx, importId) });
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
