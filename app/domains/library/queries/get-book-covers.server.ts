import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { visibleTo } from '../policies.ts';

/** A book with its cover and, while it can be brought back, the one before. */
export type BookCovers = { id: string; title: string; author: string | null; coverId: string | null; formerCoverId: string | null };

export async function getBookCovers(ctx: MemberCtx, input: { bookId: string }): Promise<BookCovers> {
  const book = await ctx.db.book.findFirst({
    where: { id: requireUuid(input.bookId), ...visibleTo(ctx.viewer) },
    select: { id: true, title: true, coverId: true, formerCoverId: true, authors: { orderBy: { position: 'asc' }, take: 1, select: { author: { select: { name: true } } } } },
  });
  if (!book) throw notFound();
  const { authors, ...shown } = book;
  return { ...shown, author: authors[0]?.author.name ?? null };
}
