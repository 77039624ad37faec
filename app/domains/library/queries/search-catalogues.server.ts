import { languageNames } from '#app/platform/i18n/language-names.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { CatalogueCtx } from '../catalogue/catalogue-ctx.ts';
import type { Edition, Work } from '../catalogue/edition.ts';
import { findOnShelf } from './find-on-shelf.server.ts';
import type { OnShelf } from './find-on-shelf.server.ts';

/** What tells one printing from another, in the order it is said. */
export type EditionView = {
  openLibraryId: string | null;
  googleBooksId: string | null;
  title: string;
  subtitle: string | null;
  year: number | null;
  publisher: string | null;
  language: string | null;
  format: string | null;
  pages: number | null;
  isbn: string | null;
  cover: string | null;
  /** The book of one's own that is this edition. */
  bookId: string | null;
};

export type WorkView = {
  work: string | null;
  authors: string[];
  firstYear: number | null;
  editionCount: number | null;
  editions: EditionView[];
  /** The book of one's own that is this work, in whatever edition. */
  bookId: string | null;
};

export type CatalogueSearch = { works: WorkView[]; failed: boolean; isPartial: boolean };

/** What the outside catalogues know by these words, with what of it is on the person's shelf. */
export async function searchCatalogues(ctx: CatalogueCtx, input: { question: string }): Promise<CatalogueSearch> {
  const { found, ...state } = await ctx.catalogues.search({ question: input.question, locale: ctx.locale });
  const shelf = await findOnShelf(ctx, found.flatMap(({ editions }) => editions));
  const view = workView(ctx.locale, shelf);
  return { ...state, works: found.map(view) };
}

const shownAuthors = 4;

export function workView(locale: Locale, shelf: OnShelf) {
  const nameOf = languageNames(locale);
  const edition = (one: Edition): EditionView => ({
    openLibraryId: one.openLibraryId, googleBooksId: one.googleBooksId, title: one.title, subtitle: one.subtitle, year: one.year, publisher: one.publisher,
    language: one.language && nameOf(one.language), format: one.format, pages: one.pages, isbn: one.isbn13, cover: one.cover, bookId: shelf.edition(one),
  });
  return ({ openLibraryWork, editionCount, editions }: Work): WorkView => ({
    work: openLibraryWork, editionCount, authors: editions[0]?.authors.slice(0, shownAuthors) ?? [], firstYear: editions[0]?.firstYear ?? null,
    editions: editions.map(edition), bookId: shelf.work(editions),
  });
}
