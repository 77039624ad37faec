import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { lockBook } from '../../commands/lock-book.server.ts';

export type LockedNote = { id: string; bookId: string; quote: string; body: string; places: unknown; deletedAt: Date | null };

/** One's own note in one's own book, which is locked until the transaction ends. */
export async function lockNote(tx: Tx, ctx: Pick<MemberCtx, 'viewer'>, input: { bookId: string; noteId: string }): Promise<LockedNote> {
  const book = await lockBook(tx, ctx.viewer, input.bookId, 'change');
  const note = await tx.bookNote.findFirst({
    where: { id: requireUuid(input.noteId), bookId: book.id, ownerId: ctx.viewer.id },
    select: { id: true, bookId: true, quote: true, body: true, places: true, deletedAt: true },
  });
  if (!note) throw notFound();
  return note;
}
