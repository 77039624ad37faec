import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { NotesView } from '../model/note-view.ts';
import { noteColumns, noteConditions, noteSource, toNoteRow } from './note-row.server.ts';
import type { NoteRow, RawNote } from './note-row.server.ts';

/** As model/standing.ts orders them: on the book itself, page by page from above, those whose pages are out. Digits of one length compare as text. */
const order: KeysetOrder = {
  name: 'place',
  key: Prisma.sql`(to_char(CASE WHEN cardinality(n."pageKeys") > 0 THEN COALESCE(p."first", 9999999) ELSE COALESCE(n."pageNumber", 0) END, 'FM0000000') || to_char(n."offset", 'FM00000'))`,
  id: Prisma.sql`n."id"`, type: 'text', direction: 'asc',
};

const pageSize = 50;

/** The notes of one book in the order of its pages. Whose book it is the caller has asked. */
export async function listBookNotes(ctx: MemberCtx, { bookId, view }: { bookId: string; view: NotesView }): Promise<KeysetPage<NoteRow>> {
  const page = keyset(order, view.after, pageSize);
  const found = await ctx.db.$queryRaw<(RawNote & KeysetRow)[]>`
    SELECT ${noteColumns}, ${keysetColumns(order)} FROM ${noteSource}
    WHERE n."bookId" = ${requireUuid(bookId)}::uuid AND n."ownerId" = ${ctx.viewer.id}::uuid AND ${noteConditions(view)} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  return { ...links, rows: rows.map((row) => toNoteRow(row, ctx)) };
}
