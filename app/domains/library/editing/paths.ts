import { withQuery } from '#app/platform/http/with-query.ts';

const pdf = (bookId: string) => `/library/books/${bookId}/pdf`;

type Query = Record<string, string | number | null | undefined>;

export const editingPaths = {
  file: (bookId: string) => pdf(bookId),
  pages: (bookId: string, query: Query = {}) => withQuery(`${pdf(bookId)}/pages`, query),
  details: (bookId: string, query: Query = {}) => withQuery(`${pdf(bookId)}/details`, query),
  form: (bookId: string, query: Query = {}) => withQuery(`${pdf(bookId)}/form`, query),
  parts: (bookId: string, query: Query = {}) => withQuery(`${pdf(bookId)}/parts`, query),
  versions: (bookId: string, query: Query = {}) => withQuery(`${pdf(bookId)}/versions`, query),
  restoration: (bookId: string, versionId: string) => `${pdf(bookId)}/versions/${versionId}/restoration`,
  removal: (bookId: string, versionId: string) => `${pdf(bookId)}/versions/${versionId}/removal`,
  read: (bookId: string) => `/library/books/${bookId}/read`,
  picture: (bookId: string, page: number) => `/library/books/${bookId}/pages/${page}/picture`,
  versionFile: (fileId: string) => `/files/${fileId}`,
};
