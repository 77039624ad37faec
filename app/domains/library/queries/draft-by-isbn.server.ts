import { invalidField } from '#app/platform/http/app-error.ts';
import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { draftOf } from './draft-book.server.ts';
import type { Draft } from './draft-book.server.ts';

/** The edition with this number, as fields of the form; the person is told beside the number when there is none. */
export async function draftByIsbn(ctx: CatalogueCtx, input: { isbn13: string }): Promise<Draft> {
  const { found, failed, isPartial } = await ctx.catalogues.findByIsbn(input.isbn13);
  if (found) return draftOf(found);
  throw invalidField('isbn', failed || isPartial ? 'catalogue:errors.isbnSilent' : 'catalogue:errors.isbnUnknown');
}
