import { readFileSync } from 'node:fs';
import { libraryImporter } from '#app/domains/library/index.server.ts';
import { applyImport, confirmImport } from '#app/engines/transfer/imports/commands/apply-import.server.ts';
import { parseImport } from '#app/engines/transfer/imports/commands/parse-import.server.ts';
import { startImport } from '#app/engines/transfer/imports/commands/start-import.server.ts';
import { requestUndo, undoImport } from '#app/engines/transfer/imports/commands/undo-import.server.ts';
import type { ImportWork } from '#app/engines/transfer/imports/work.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

export const fixture = (name: string): Buffer => readFileSync(new URL(`../../../fixtures/exports/${name}`, import.meta.url));

export async function* pieces(bytes: Uint8Array | string, size = 700): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}

export const workOf = (ctx: MemberCtx, signal?: AbortSignal): ImportWork => ({ db: ctx.db, queue: ctx.queue, now: () => ctx.now, importer: libraryImporter, signal });

/** Uploads and reads: the dry run. */
export async function dryRun(ctx: MemberCtx, bytes: Uint8Array | string): Promise<string> {
  const importId = await startImport(ctx, libraryImporter, { fileName: 'export.csv', pieces: pieces(bytes) });
  await parseImport(workOf(ctx), { importId });
  return importId;
}

export async function applied(ctx: MemberCtx, bytes: Uint8Array | string): Promise<string> {
  const importId = await dryRun(ctx, bytes);
  await confirmImport(ctx, libraryImporter, { importId });
  await applyImport(workOf(ctx), { importId });
  return importId;
}

export async function undone(ctx: MemberCtx, importId: string): Promise<void> {
  await requestUndo(ctx, libraryImporter, { importId });
  await undoImport(workOf(ctx), { importId });
}

/** Everything in the person's library, row by row, as text that can be compared. */
export async function dump(ctx: MemberCtx): Promise<Record<string, string[]>> {
  const where = { ownerId: ctx.viewer.id };
  const ofBook = { book: where };
  const tables = {
    books: ctx.db.book.findMany({ where, orderBy: { id: 'asc' } }),
    authors: ctx.db.author.findMany({ where, orderBy: { id: 'asc' } }),
    series: ctx.db.series.findMany({ where, orderBy: { id: 'asc' } }),
    tags: ctx.db.tag.findMany({ where, orderBy: { id: 'asc' } }),
    bookAuthors: ctx.db.bookAuthor.findMany({ where: ofBook, orderBy: [{ bookId: 'asc' }, { position: 'asc' }] }),
    bookTags: ctx.db.bookTag.findMany({ where: ofBook, orderBy: [{ bookId: 'asc' }, { tagId: 'asc' }] }),
    readings: ctx.db.reading.findMany({ where, orderBy: { id: 'asc' } }),
    progress: ctx.db.progressEntry.findMany({ where, orderBy: { id: 'asc' } }),
    totals: ctx.db.libraryTotal.findMany({ where: { ...where, books: { gt: 0 } }, orderBy: { state: 'asc' } }),
    days: ctx.db.readingDay.findMany({ where: { ...where, OR: [{ pages: { not: 0 } }, { books: { not: 0 } }] }, orderBy: { day: 'asc' } }),
    tastes: ctx.db.readingTaste.findMany({ where: { ...where, OR: [{ pages: { not: 0 } }, { books: { not: 0 } }] }, orderBy: [{ kind: 'asc' }, { year: 'asc' }, { key: 'asc' }] }),
    activities: ctx.db.activity.findMany({ where: { userId: ctx.viewer.id, room: 'library' }, omit: { id: true }, orderBy: [{ factId: 'asc' }, { kind: 'asc' }] }),
  };
  const text = (row: object) => JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(async ([name, rows]) => [name, (await rows).map(text)])));
}

export const rowsOf = (ctx: MemberCtx, importId: string) => ctx.db.importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

export const kindsOf = async (ctx: MemberCtx, importId: string): Promise<string[]> => (await rowsOf(ctx, importId)).map(({ kind }) => kind);
