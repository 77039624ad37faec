import { stringify } from 'csv-stringify/sync';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { DataOwner } from '#app/kernel/accounts/personal-data.ts';
import { escapeCell } from '#app/platform/csv/escape-cell.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';
import en from '../messages/en.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };
import { bookMarkdown, noteCells, noteCsvHeader, noteJson, noteMarkdown } from '../model/export-note.ts';
import type { ExportedNote } from '../model/export-note.ts';
import type { NoteFileType } from '../paths.ts';
import { noteColumns, noteSource } from './note-row.server.ts';

/** Which notes: of one book or of the shelf, or what was removed. */
type Which = { bookId?: string; isRemoved?: boolean };

const batch = 500;
type Row = ExportedNote & { sortKey: string };

/** By book, then by place; some hundreds at a time, so that memory does not grow with the notes. */
async function* batches({ db, viewer }: Pick<DataOwner, 'db' | 'viewer'>, { bookId, isRemoved = false }: Which): AsyncGenerator<Row[]> {
  let after: { bookId: string; sortKey: string; id: string } | null = null;
  const sortKey = Prisma.sql`(to_char(CASE WHEN cardinality(n."pageKeys") > 0 THEN COALESCE(p."first", 9999999) ELSE COALESCE(n."pageNumber", 0) END, 'FM0000000') || to_char(n."offset", 'FM00000'))`;
  for (;;) {
    const rows: Row[] = await db.$queryRaw<Row[]>`
      SELECT ${noteColumns}, n."before", n."after", n."places", b."title" AS "bookTitle", ${sortKey} AS "sortKey",
        (SELECT string_agg(a."name", ', ' ORDER BY ba."position") FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id" AND ba."role" = '') AS "bookAuthors"
      FROM ${noteSource} JOIN "Book" b ON b."id" = n."bookId"
      WHERE n."ownerId" = ${viewer.id}::uuid AND ${isRemoved ? Prisma.sql`(n."deletedAt" IS NOT NULL OR b."deletedAt" IS NOT NULL)` : Prisma.sql`n."deletedAt" IS NULL`}
        AND ${bookId ? Prisma.sql`n."bookId" = ${bookId}::uuid` : isRemoved ? Prisma.sql`TRUE` : Prisma.sql`b."deletedAt" IS NULL`}
        AND ${after ? Prisma.sql`(n."bookId", ${sortKey}, n."id") > (${after.bookId}::uuid, ${after.sortKey}, ${after.id}::uuid)` : Prisma.sql`TRUE`}
      ORDER BY n."bookId", ${sortKey}, n."id" LIMIT ${batch}`;
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { bookId: last.bookId, sortKey: last.sortKey, id: last.id };
  }
}

export async function* notesAsCsv(owner: Pick<DataOwner, 'db' | 'viewer'>, which: Which = {}): AsyncGenerator<string> {
  yield `\ufeff${stringify([noteCsvHeader])}`;
  for await (const rows of batches(owner, which)) yield stringify(rows.map((row) => noteCells(row).map(escapeCell)));
}

export async function* notesAsJson(owner: Pick<DataOwner, 'db' | 'viewer' | 'now'>, which: Which = {}): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: 'kruzhok.notes', version: 1, exportedAt: owner.now.toISOString() }).slice(0, -1)},"notes":[`;
  let isFirst = true;
  for await (const rows of batches(owner, which)) {
    yield `${isFirst ? '' : ','}\n${rows.map((row) => JSON.stringify(noteJson(row))).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

async function* notesAsMarkdown(ctx: Pick<MemberCtx, 'db' | 'viewer' | 'locale'>, which: Which): AsyncGenerator<string> {
  const texts = { en, ru }[ctx.locale];
  const words = { ...texts.markdown, kinds: texts.kinds };
  let bookId = '';
  for await (const rows of batches(ctx, which)) {
    let text = '';
    for (const row of rows) {
      if (row.bookId !== bookId) text += bookMarkdown(row);
      bookId = row.bookId;
      text += noteMarkdown(row, words);
    }
    yield text;
  }
  if (bookId === '') yield `${texts.markdown.none}\n`;
}

/** The notes of one book, or of all books on the shelf, as a file. */
export async function exportNotes(ctx: MemberCtx, { bookId, type }: { bookId?: string; type: NoteFileType }): Promise<AsyncGenerator<string>> {
  if (bookId !== undefined) {
    // Whose book it is has to be known before the answer begins.
    const book = await ctx.db.book.findUnique({ where: { id: requireUuid(bookId) }, select: { ownerId: true, deletedAt: true } });
    if (!book || !can(ctx.viewer, 'see', book)) throw notFound();
  }
  return { md: notesAsMarkdown, json: notesAsJson, csv: notesAsCsv }[type](ctx, { bookId });
}
