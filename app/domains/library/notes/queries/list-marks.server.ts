import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';
import type { NoteColor, NoteKind } from '../model/note-kinds.ts';
import type { Place } from '../model/places.ts';

export type Mark = { id: string; kind: NoteKind; color: NoteColor; body: string; quote: string; before: string; after: string; places: Place[]; isFromFile: boolean };
export type MarkPage = { marks: Mark[]; next: string | null };

const batch = 500;

/** What the reader draws over the pages, some hundreds at a time. */
export async function listMarks(ctx: MemberCtx, input: { bookId: string; after: string | null; noteId?: string | null }): Promise<MarkPage> {
  const book = await ctx.db.book.findUnique({ where: { id: requireUuid(input.bookId) }, select: { id: true, ownerId: true, deletedAt: true } });
  if (!book || !can(ctx.viewer, 'see', book)) throw notFound();
  const rows = await ctx.db.bookNote.findMany({
    where: { bookId: book.id, ownerId: ctx.viewer.id, deletedAt: null, documentId: { not: null }, ...(input.noteId ? { id: requireUuid(input.noteId) } : input.after && { id: { gt: requireUuid(input.after) } }) },
    select: { id: true, kind: true, color: true, body: true, quote: true, before: true, after: true, places: true, sourceKey: true },
    orderBy: { id: 'asc' }, take: batch,
  });
  return {
    marks: rows.map(({ places, sourceKey, ...row }) => ({ ...row, places: places as Place[], isFromFile: sourceKey !== null })),
    next: rows.length === batch ? (rows.at(-1)?.id ?? null) : null,
  };
}
