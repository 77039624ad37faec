import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { invalidField, notFound } from '#app/platform/http/app-error.ts';
import { searchKeyOf } from '../model/search-key.ts';
import type { EditNoteInput } from '../schema.ts';
import { lockNote } from './require-note.server.ts';

/** Another colour, other words. What was quoted and where it lies stays. */
export async function editNote(ctx: MemberCtx, input: EditNoteInput & { bookId: string; noteId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const note = await lockNote(tx, ctx, input);
    if (note.deletedAt) throw notFound();
    const { body, color } = input;
    const isNothing = body === '' && note.quote === '' && (note.places as { quads?: unknown; rect?: unknown; ink?: unknown }[]).every(({ quads, rect, ink }) => !quads && !rect && !ink);
    if (isNothing) throw invalidField('body', 'notes:errors.empty');
    await tx.bookNote.update({ where: { id: note.id }, data: { body, color, searchKey: searchKeyOf({ quote: note.quote, body }), editedAt: ctx.now }, select: { id: true } });
  });
}
