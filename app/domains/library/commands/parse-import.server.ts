import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Prisma } from '#app/platform/db/client.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import type { ImportWork } from '../import-jobs.server.ts';
import { classifyRow } from '../model/import/classify-row.ts';
import type { Verdict } from '../model/import/classify-row.ts';
import type { Columns } from '../model/import/columns.ts';
import { EncodingDetector, decode } from '../model/import/encoding.ts';
import type { Encoding } from '../model/import/encoding.ts';
import { Shelf } from '../model/import/match-books.ts';
import type { ShelfBook } from '../model/import/match-books.ts';
import { parseRow } from '../model/import/parse-row.ts';
import { changesOf, planUpdate } from '../model/import/plan-update.ts';
import type { ShelvedBook } from '../model/import/plan-update.ts';
import { ImportProblem } from '../model/import/problem.ts';
import { readRows } from '../model/import/read-rows.ts';
import { firstAuthor } from '../model/import/record.ts';
import type { ImportRecord } from '../model/import/record.ts';
import { SeenRows } from '../model/import/repeated-rows.ts';
import { cut } from '../model/text-keys.ts';
import { loadShelvedBooks } from '../queries/load-shelved-books.server.ts';

const batchSize = 500;

type Found = { line: number; record: ImportRecord; verdict: Verdict };

/**
 * Reads the uploaded file and leaves the dry run: one ImportRow per row, nothing else. Begun again after a crash it
 * reads the file from the start and keeps the rows that are there; a file that cannot be read leaves none.
 */
export async function parseImport(work: ImportWork, { importId }: { importId: string }): Promise<void> {
  const job = await work.db.libraryImport.findFirst({
    where: { id: importId, state: 'parsing' },
    select: { id: true, ownerId: true, createdAt: true, owner: { select: { timeZone: true } } },
  });
  if (!job) return;
  const today = dayText(dayInZone(job.createdAt, job.owner.timeZone));
  try {
    const total = await readFile(work, job, today);
    await finishParsing(work.db, importId, { state: 'ready', totalRows: total, parsedRows: total });
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    await finishParsing(work.db, importId, { state: 'failed', errorKey: error.messageKey, errorDetails: error.details, parsedRows: 0, totalRows: 0 });
  }
}

async function readFile(work: ImportWork, job: { id: string; ownerId: string }, today: string): Promise<number> {
  const encoding = await detectEncoding(work.db, job.id);
  const totalRows = await countRows(work, job.id, encoding);
  await work.db.libraryImport.updateMany({ where: { id: job.id, state: 'parsing' }, data: { totalRows } });
  const shelf = await loadShelf(work.db, job.ownerId);
  const seen = new SeenRows();
  let columns: Columns | null = null;
  let batch: Found[] = [];
  let total = 0;
  const flush = async () => {
    work.signal?.throwIfAborted();
    total += batch.length;
    await keepRows(work.db, job, batch, { parsedRows: total, source: columns!.format });
    batch = [];
  };
  for await (const { line, cells } of readRows(decode(chunks(work.db, job.id), encoding), (header) => (columns = header))) {
    const parsed = parseRow(cells, columns!, today);
    batch.push({ line, record: parsed.record, verdict: classifyRow(parsed, line, (record) => shelf.find(record), seen) });
    if (batch.length >= batchSize) await flush();
  }
  await flush();
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

async function detectEncoding(db: Db, importId: string) {
  const detector = new EncodingDetector();
  for await (const piece of chunks(db, importId)) detector.push(piece);
  return detector.finish();
}

/** Through the whole file once before anything is kept: a mistake in its last row is found while there is nothing to take back. */
async function countRows(work: ImportWork, importId: string, encoding: Encoding): Promise<number> {
  let rows = 0;
  for await (const _row of readRows(decode(chunks(work.db, importId), encoding), () => undefined)) {
    rows += 1;
    if (rows % batchSize === 0) work.signal?.throwIfAborted();
  }
  return rows;
}

async function loadShelf(db: Db, ownerId: string): Promise<Shelf> {
  const shelf = new Shelf();
  const select = { id: true, title: true, titleKey: true, matchKey: true, isbn13: true } as const;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const books: ShelfBook[] = await db.book.findMany({
      where: { ownerId, deletedAt: null, id: { gt: after } }, select, orderBy: { id: 'asc' }, take: 5_000,
    });
    for (const book of books) shelf.add(book);
    const last = books.at(-1);
    if (!last || books.length < 5_000) return shelf;
    after = last.id;
  }
}

async function keepRows(db: Db, job: { id: string; ownerId: string }, batch: readonly Found[], progress: { parsedRows: number; source: Columns['format'] }) {
  const here = batch.flatMap(({ verdict }) => (verdict.kind === 'here' ? [verdict.bookId] : []));
  const books = await loadShelvedBooks(db, job.ownerId, here);
  const rows = batch.map((found) => rowOf(found, books));
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("importId", "line", "kind", "reasonKey", "title", "author", "record", "candidateIds")
      SELECT ${job.id}::uuid, "line", "kind"::"ImportRowKind", "reasonKey", "title", "author", "record",
          ARRAY(SELECT jsonb_array_elements_text("candidateIds")::uuid)
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r("line" int, "kind" text, "reasonKey" text, "title" text, "author" text, "record" jsonb, "candidateIds" jsonb)
      ON CONFLICT DO NOTHING`;
    await tx.libraryImport.updateMany({ where: { id: job.id, state: 'parsing' }, data: progress });
  });
}

function rowOf({ line, record, verdict }: Found, books: Map<string, ShelvedBook>) {
  const start = { line, title: cut(record.title, 500), author: cut(firstAuthor(record), 200), reasonKey: null, record, candidateIds: [] };
  if (verdict.kind === 'new') return { ...start, kind: 'new' };
  if (verdict.kind !== 'here') {
    const { kind, reason, candidateIds, otherLine } = verdict;
    return { ...start, kind, reasonKey: reason, record: { ...record, otherLine }, candidateIds };
  }
  const book = books.get(verdict.bookId);
  const changes = book ? changesOf(planUpdate(book, record)) : [];
  return { ...start, kind: changes.length > 0 ? 'update' : 'same', record: { ...record, changes }, candidateIds: [verdict.bookId] };
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
