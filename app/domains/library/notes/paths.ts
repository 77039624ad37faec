import { withQuery } from '#app/platform/http/with-query.ts';

type Query = Record<string, string | number | null | undefined>;

const ofBook = (bookId: string) => `/library/books/${bookId}/notes`;

export type NoteFileType = 'md' | 'json' | 'csv';

export const notePaths = {
  all: (query: Query = {}) => withQuery('/library/notes', query),
  allFile: (type: NoteFileType) => `/library/notes/notes.${type}`,
  book: (bookId: string, query: Query = {}) => withQuery(ofBook(bookId), query),
  bookFile: (bookId: string, type: NoteFileType) => `${ofBook(bookId)}/notes.${type}`,
  /** What the reader draws. */
  marks: (bookId: string, query: Query = {}) => withQuery(`${ofBook(bookId)}/marks`, query),
  takeover: (bookId: string) => `${ofBook(bookId)}/takeover`,
  note: (bookId: string, noteId: string) => `${ofBook(bookId)}/${noteId}`,
  removal: (bookId: string, noteId: string) => `${ofBook(bookId)}/${noteId}/removal`,
  restoration: (bookId: string, noteId: string) => `${ofBook(bookId)}/${noteId}/restoration`,
  copy: (bookId: string) => `/library/books/${bookId}/pdf/copy`,
  read: (bookId: string, query: Query = {}) => withQuery(`/library/books/${bookId}/read`, query),
  text: (bookId: string, page: number) => `/library/books/${bookId}/text/${page}`,
};
