import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { lockNote } from './require-note.server.ts';

type Which = { bookId: string; noteId: string };

/** Away, but for 30 days it can be brought back. */
export const removeNote = (ctx: MemberCtx, input: Which): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const note = await lockNote(tx, ctx, input);
    if (!note.deletedAt) await tx.bookNote.update({ where: { id: note.id }, data: { deletedAt: ctx.now }, select: { id: true } });
  });

export const restoreNote = (ctx: MemberCtx, input: Which): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const note = await lockNote(tx, ctx, input);
    if (note.deletedAt) await tx.bookNote.update({ where: { id: note.id }, data: { deletedAt: null }, select: { id: true } });
  });
