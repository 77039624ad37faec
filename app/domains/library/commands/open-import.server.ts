import type { DraftRow, OpenedFile, ReadingTools } from '#app/kernel/contributions/importer.ts';
import { EncodingDetector, decode } from '#app/platform/csv/encoding.ts';
import type { Encoding } from '#app/platform/csv/encoding.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { cut } from '#app/platform/text/folding.ts';
import { classifyRow } from '../model/import/classify-row.ts';
import type { Verdict } from '../model/import/classify-row.ts';
import type { Columns, ImportFormat } from '../model/import/columns.ts';
import { Shelf } from '../model/import/match-books.ts';
import type { ShelfBook } from '../model/import/match-books.ts';
import { parseRow } from '../model/import/parse-row.ts';
import { changesOf, planUpdate } from '../model/import/plan-update.ts';
import type { ShelvedBook } from '../model/import/plan-update.ts';
import { readRows } from '../model/import/read-rows.ts';
import { firstAuthor } from '../model/import/record.ts';
import type { ImportRecord } from '../model/import/record.ts';
import { SeenRows } from '../model/import/repeated-rows.ts';
import { loadShelvedBooks } from '../queries/load-shelved-books.server.ts';

const batchSize = 500;

type File = () => AsyncIterable<Uint8Array>;
type Found = { line: number; record: ImportRecord; verdict: Verdict };

/** Goes through the file twice, for its encoding and for its rows, before any of them is compared with the shelf. */
export async function openImport(tools: ReadingTools, file: File): Promise<OpenedFile> {
  const detector = new EncodingDetector();
  for await (const piece of file()) detector.push(piece);
  const encoding = detector.finish();
  const { rows, source } = await countRows(tools, file, encoding);
  return { rows, source, dryRun: () => compareRows(tools, file, encoding) };
}

async function countRows({ pause }: ReadingTools, file: File, encoding: Encoding): Promise<{ rows: number; source: ImportFormat }> {
  let rows = 0;
  let source: ImportFormat = 'goodreads';
  for await (const _row of readRows(decode(file(), encoding), ({ format }) => (source = format))) {
    rows += 1;
    if (rows % batchSize === 0) pause();
  }
  return { rows, source };
}

async function* compareRows({ db, ownerId, today }: ReadingTools, file: File, encoding: Encoding): AsyncGenerator<DraftRow[]> {
  const shelf = await loadShelf(db, ownerId);
  const seen = new SeenRows();
  let columns: Columns | null = null;
  let batch: Found[] = [];
  for await (const { line, cells } of readRows(decode(file(), encoding), (header) => (columns = header))) {
    const parsed = parseRow(cells, columns!, today);
    batch.push({ line, record: parsed.record, verdict: classifyRow(parsed, line, (record) => shelf.find(record), seen) });
    if (batch.length < batchSize) continue;
    yield await drafts(db, ownerId, batch);
    batch = [];
  }
  yield await drafts(db, ownerId, batch);
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

async function drafts(db: Db, ownerId: string, batch: readonly Found[]): Promise<DraftRow[]> {
  const here = batch.flatMap(({ verdict }) => (verdict.kind === 'here' ? [verdict.bookId] : []));
  const books = await loadShelvedBooks(db, ownerId, here);
  return batch.map((found) => draftOf(found, books));
}

function draftOf({ line, record, verdict }: Found, books: Map<string, ShelvedBook>): DraftRow {
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
