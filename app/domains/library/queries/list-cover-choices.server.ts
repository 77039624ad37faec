import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { can } from '../policies.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

export type CoverChoices = { book: { id: string; title: string; author: string | null }; covers: string[]; failed: boolean };

/** Covers that catalogues have for a book of one's own. */
export async function listCoverChoices(ctx: CatalogueCtx, input: { bookId: string }): Promise<CoverChoices> {
  const book = await ctx.db.book.findUnique({
    where: { id: requireUuid(input.bookId) },
    select: { id: true, ownerId: true, deletedAt: true, title: true, isbn13: true, openLibraryId: true, googleBooksId: true, authors: { where: { role: '' }, orderBy: { position: 'asc' }, take: 1, select: { author: { select: { name: true } } } } },
  });
  if (!book || !can(ctx.viewer, 'change', book)) throw notFound();
  const { id, title, isbn13, openLibraryId, googleBooksId, authors } = book;
  const author = authors[0]?.author.name ?? null;
  const { found, failed } = await ctx.catalogues.coversOf({ title, author, isbn13, openLibraryId, googleBooksId, locale: ctx.locale });
  return { book: { id, title, author }, covers: found, failed };
}
