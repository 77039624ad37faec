import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { noteColumns, noteSource, toNoteRow } from './note-row.server.ts';
import type { NoteRow, RawNote } from './note-row.server.ts';

export type NoteView = NoteRow & { before: string; after: string; isRemoved: boolean; book: { id: string; title: string; isInTrash: boolean } };

type Raw = RawNote & { before: string; after: string; deletedAt: Date | null; title: string; bookDeletedAt: Date | null };

/** One note of one's own, also a removed one: its page offers to bring it back. */
export async function getNote(ctx: MemberCtx, input: { bookId: string; noteId: string }): Promise<NoteView> {
  const [raw] = await ctx.db.$queryRaw<Raw[]>`
    SELECT ${noteColumns}, n."before", n."after", n."deletedAt", b."title", b."deletedAt" AS "bookDeletedAt" FROM ${noteSource}
    JOIN "Book" b ON b."id" = n."bookId"
    WHERE n."id" = ${requireUuid(input.noteId)}::uuid AND n."bookId" = ${requireUuid(input.bookId)}::uuid AND n."ownerId" = ${ctx.viewer.id}::uuid`;
  if (!raw) throw notFound();
  const { before, after, deletedAt, title, bookDeletedAt } = raw;
  return { ...toNoteRow(raw, ctx), before, after, isRemoved: deletedAt !== null, book: { id: raw.bookId, title, isInTrash: bookDeletedAt !== null } };
}
