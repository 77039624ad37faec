import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import { googleBooksId, openLibraryId } from '../catalogue/edition.ts';
import type { Edition } from '../catalogue/edition.ts';
import { parseIsbn } from '../model/isbn.ts';
import { cut } from '#app/platform/text/folding.ts';

/** Fields of the form of a new book, as text. */
export type Draft = Partial<Record<'title' | 'subtitle' | 'authors' | 'pages' | 'language' | 'year' | 'isbn' | 'publisher' | 'format' | 'description' | 'openLibraryId' | 'googleBooksId' | 'cover', string>>;

export type DraftBook = {
  values: Draft;
  /** `found`: an edition's; `silent`: the catalogues were asked and did not answer. */
  origin: 'hand' | 'found' | 'silent';
};

type Wanted = { openLibraryId: string | null; googleBooksId: string | null; question: string; isSilent: boolean };

/** What the form of a new book begins with: the chosen edition, or what was typed into the search. */
export async function draftBook(ctx: CatalogueCtx, wanted: Wanted): Promise<DraftBook> {
  const question = cut(wanted.question.toWellFormed().replace(/[\u0000-\u001f\ufffd]+/g, ' ').trim(), 500);
  const ids = { openLibraryId: openLibraryId.safeParse(wanted.openLibraryId).data, googleBooksId: googleBooksId.safeParse(wanted.googleBooksId).data };
  if (!ids.openLibraryId && !ids.googleBooksId) return { values: typed(question), origin: wanted.isSilent ? 'silent' : 'hand' };
  const { found, failed } = await ctx.catalogues.find(ids, { question, locale: ctx.locale });
  if (found) return { values: draftOf(found), origin: 'found' };
  return { values: typed(question), origin: failed ? 'silent' : 'hand' };
}

/** Numbers go where numbers belong, words are the title. */
function typed(question: string): Draft {
  if (question === '') return {};
  return parseIsbn(question) ? { isbn: question } : { title: question };
}

/** Of the edition what is known. The year is the book's own: of its first edition, where one is known. */
export function draftOf(edition: Edition): Draft {
  const { title, subtitle, authors, pages, language, firstYear, year, isbn13, isbn10, publisher, format, description, cover } = edition;
  const draft = { title, subtitle, authors: authors.join('\n'), pages, language, year: firstYear ?? year, isbn: isbn13 ?? isbn10, publisher, format, description, openLibraryId: edition.openLibraryId, googleBooksId: edition.googleBooksId, cover };
  return Object.fromEntries(Object.entries(draft).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]])));
}
