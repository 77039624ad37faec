import { titleKey } from './text-keys.ts';

type Searchable = {
  title: string;
  subtitle: string | null;
  isbn13: string | null;
  isbn10: string | null;
  series: { name: string } | null;
  authors: readonly { author: { name: string } }[];
  tags: readonly { tag: { name: string } }[];
};

/** Everything a person may remember a book by, folded the way a search for it is folded. */
export function searchTextOf(book: Searchable): string {
  const names = [...book.authors.map((link) => link.author.name), book.series?.name, ...book.tags.map((link) => link.tag.name).sort()];
  const parts = [book.title, book.subtitle, ...names].map((part) => foldForSearch(part ?? ''));
  return [...parts, book.isbn13, book.isbn10?.toLowerCase()].filter(Boolean).join(' ').slice(0, 4000);
}

export const foldForSearch = (text: string): string => titleKey(text);
