import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import type { NotesView } from '../model/note-view.ts';
import { noteColumns, noteConditions, noteSource, toNoteRow } from './note-row.server.ts';
import type { NoteRow, RawNote } from './note-row.server.ts';

export type NoteOfBook = NoteRow & { bookTitle: string };

const order: KeysetOrder = { name: 'newest', key: Prisma.sql`n."createdAt"`, id: Prisma.sql`n."id"`, type: 'timestamptz', direction: 'desc' };

const pageSize = 30;

/** Notes in all books of one's shelf, newest first. */
export async function listNotes(ctx: MemberCtx, view: NotesView): Promise<KeysetPage<NoteOfBook>> {
  const page = keyset(order, view.after, pageSize);
  const found = await ctx.db.$queryRaw<(RawNote & KeysetRow & { bookTitle: string })[]>`
    SELECT ${noteColumns}, b."title" AS "bookTitle", ${keysetColumns(order)} FROM ${noteSource}
    JOIN "Book" b ON b."id" = n."bookId" AND b."deletedAt" IS NULL
    WHERE n."ownerId" = ${ctx.viewer.id}::uuid AND ${noteConditions(view)} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...links } = page.toPage(found);
  return { ...links, rows: rows.map((row) => ({ ...toNoteRow(row, ctx), bookTitle: row.bookTitle })) };
}
