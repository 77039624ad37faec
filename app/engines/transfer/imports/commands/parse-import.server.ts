import type { DraftRow } from '#app/kernel/contributions/importer.ts';
import { FileProblem } from '#app/platform/csv/file-problem.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Prisma } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { problemKey } from '../problem-key.ts';
import type { ImportWork } from '../work.ts';

/**
 * Reads the uploaded file and leaves the dry run: one ImportRow per row, nothing else. Begun again after a crash it
 * reads the file from the start and keeps the rows that are there; a file that cannot be read leaves none.
 */
export async function parseImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  const job = await work.db.libraryImport.findFirst({
    where: { id: importId, room: work.importer.room, state: 'parsing' },
    select: { id: true, ownerId: true, createdAt: true, owner: { select: { timeZone: true } } },
  });
  if (!job) return;
  const today = dayText(dayInZone(job.createdAt, job.owner.timeZone));
  try {
    const total = await readFile(work, { importId, ownerId: job.ownerId, today });
    await finishParsing(work.db, importId, { state: 'ready', totalRows: total, parsedRows: total });
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    await finishParsing(work.db, importId, { state: 'failed', errorKey: problemKey(work.importer, error), errorDetails: error.details, parsedRows: 0, totalRows: 0 });
  }
}

async function readFile(work: ImportWork, { importId, ownerId, today }: { importId: string; ownerId: string; today: string }): Promise<number> {
  const pause = () => work.signal?.throwIfAborted();
  const file = await work.importer.open({ db: work.db, ownerId, today, pause }, () => chunks(work.db, importId));
  await work.db.libraryImport.updateMany({ where: { id: importId, state: 'parsing' }, data: { totalRows: file.rows } });
  let total = 0;
  // One batch is written while the next is read.
  let writing = Promise.resolve();
  try {
    for await (const rows of file.dryRun()) {
      pause();
      await writing;
      total += rows.length;
      writing = keepRows(work.db, importId, rows, { parsedRows: total, source: file.source });
      // Whoever waits for it next is told; until then nobody listens.
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
  return total;
}

/** The file, a piece at a time. */
async function* chunks(db: Db, importId: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const chunk = await db.importChunk.findUnique({ where: { importId_seq: { importId, seq } }, select: { bytes: true } });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

async function keepRows(db: Db, importId: string, rows: readonly DraftRow[], progress: { parsedRows: number; source: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("importId", "line", "kind", "reasonKey", "title", "author", "record", "candidateIds")
      SELECT ${importId}::uuid, "line", "kind"::"ImportRowKind", "reasonKey", "title", "author", "record",
          ARRAY(SELECT jsonb_array_elements_text("candidateIds")::uuid)
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r("line" int, "kind" text, "reasonKey" text, "title" text, "author" text, "record" jsonb, "candidateIds" jsonb)
      ON CONFLICT DO NOTHING`;
    await tx.libraryImport.updateMany({ where: { id: importId, state: 'parsing' }, data: progress });
  });
}

/** The end of parsing, either way, takes the file with it. */
async function finishParsing(db: Db, importId: string, data: Prisma.LibraryImportUpdateManyMutationInput): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.libraryImport.updateMany({ where: { id: importId, state: 'parsing' }, data });
    if (count === 0) return;
    await tx.importChunk.deleteMany({ where: { importId } });
    if (data.state === 'failed') await tx.importRow.deleteMany({ where: { importId } });
  });
}
