import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { can } from '../../policies.ts';

export type NotedBook = { id: string; title: string; isInTrash: boolean; hasFile: boolean };

/** What a page about a book's notes says of the book. */
export async function getNotedBook(ctx: MemberCtx, input: { bookId: string }): Promise<NotedBook> {
  const book = await ctx.db.book.findUnique({
    where: { id: requireUuid(input.bookId) }, select: { id: true, ownerId: true, title: true, deletedAt: true, document: { select: { currentId: true } } },
  });
  if (!book || !can(ctx.viewer, 'see', book)) throw notFound();
  return { id: book.id, title: book.title, isInTrash: book.deletedAt !== null, hasFile: Boolean(book.document?.currentId) };
}
