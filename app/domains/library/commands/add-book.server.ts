import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { bookAdded } from '../events.ts';
import { fetchCoverJob } from '../jobs.server.ts';
import type { AddBookInput } from '../schema.ts';
import { refreshBook } from './book-summary.server.ts';
import { detailColumns, saveAuthors, saveTags } from './save-details.server.ts';
import { openReading, putPastReading } from './write-reading.server.ts';

export type AddedBook = { id: string; added: boolean };

/** Puts a book on the shelf. The form brings the id, so that sending it twice adds one book. */
export async function addBook(ctx: MemberCtx, input: AddBookInput): Promise<AddedBook> {
  const ownerId = ctx.viewer.id;
  return inTransaction(ctx.db, async (tx) => {
    const columns = await detailColumns(tx, ownerId, input);
    // The keys are refreshBook's business; it runs before anyone can see the row.
    const row = { ...columns, id: input.id, ownerId, titleKey: '', matchKey: '', state: input.state, addedAt: ctx.now, lastMovedAt: ctx.now, openLibraryId: input.openLibraryId, googleBooksId: input.googleBooksId };
    const { count } = await tx.book.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return alreadyAdded(tx, ownerId, input.id);
    await saveAuthors(tx, ownerId, input.id, input.authors);
    await saveTags(tx, ownerId, input.id, input.tags);
    if (input.cover) await ctx.queue.enqueue(tx, fetchCoverJob, { ownerId, bookId: input.id, cover: input.cover });
    await ctx.queue.publish(tx, bookAdded, { ownerId, bookId: input.id });
    await beginIn(tx, ctx, input);
    await refreshBook(tx, input.id);
    return { id: input.id, added: true };
  });
}

async function alreadyAdded(tx: Tx, ownerId: string, id: string): Promise<AddedBook> {
  if (!(await tx.book.findFirst({ where: { id, ownerId }, select: { id: true } }))) throw new AppError('conflict');
  return { id, added: false };
}

/** A book added to a shelf other than "to read" gets the reading that puts it there; when it was, nobody said. */
async function beginIn(tx: Tx, ctx: MemberCtx, { id, state }: AddBookInput): Promise<void> {
  const book = { id, ownerId: ctx.viewer.id };
  if (state === 'reading') await openReading(tx, ctx, book, {});
  if (state === 'read') await putPastReading(tx, ctx, book, { state: 'finished' });
  if (state === 'stopped') await putPastReading(tx, ctx, book, { state: 'stopped' });
}
