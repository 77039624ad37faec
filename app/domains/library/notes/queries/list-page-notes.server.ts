import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { noteColumns, noteSource, toNoteRow } from './note-row.server.ts';
import type { NoteRow, RawNote } from './note-row.server.ts';

const most = 100;

/** One's notes on one page of the version that is read now, from above. */
export async function listPageNotes(ctx: MemberCtx, input: { bookId: string; page: number }): Promise<NoteRow[]> {
  const rows = await ctx.db.$queryRaw<RawNote[]>`
    SELECT ${noteColumns} FROM ${noteSource}
    WHERE n."bookId" = ${requireUuid(input.bookId)}::uuid AND n."ownerId" = ${ctx.viewer.id}::uuid AND n."deletedAt" IS NULL AND v."pageKeys"[${input.page}::int] = ANY(n."pageKeys")
    ORDER BY n."offset", n."id" LIMIT ${most}`;
  return rows.map((row) => toNoteRow(row, ctx));
}
