import type { BookView } from '../queries/book-view.ts';

const text = (value: string | number | null): string => (value === null ? '' : String(value));

/** A book as the fields of its form hold it. */
export const bookFormValues = (book: BookView) => ({
  title: book.title,
  subtitle: text(book.subtitle),
  authors: book.authors.map((author) => author.name).join('\n'),
  pages: text(book.pages),
  priority: book.priority,
  tags: book.tags.map((tag) => tag.name).join(', '),
  series: text(book.series?.name ?? null),
  seriesPosition: text(book.series?.position ?? null),
  language: text(book.language),
  year: text(book.year),
  isbn: text(book.isbn),
  publisher: text(book.publisher),
  format: text(book.format),
  description: text(book.description),
  privateNotes: text(book.privateNotes),
});
