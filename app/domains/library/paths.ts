import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/library';

type Query = Record<string, string | number | null | undefined>;

export const libraryPaths = {
  library: (query: Query = {}) => withQuery(root, query),
  findBook: (query: Query = {}) => withQuery(`${root}/books/search`, query),
  barcode: () => `${root}/books/barcode`,
  editions: (work: string, query: Query = {}) => withQuery(`${root}/works/${work}`, query),
  catalogueCover: (cover: string) => `${root}/covers/${cover}`,
  newBook: (query: Query = {}) => withQuery(`${root}/books/new`, query),
  newBookByIsbn: () => `${root}/books/new/isbn`,
  book: (id: string) => `${root}/books/${id}`,
  editBook: (id: string) => `${root}/books/${id}/edit`,
  progress: (id: string) => `${root}/books/${id}/progress`,
  retraction: (id: string, entryId: string) => `${root}/books/${id}/progress/${entryId}/retraction`,
  history: (id: string, query: Query = {}) => withQuery(`${root}/books/${id}/history`, query),
  readings: (id: string) => `${root}/books/${id}/readings`,
  reading: (id: string, readingId: string) => `${root}/books/${id}/readings/${readingId}`,
  readingEnd: (id: string, readingId: string) => `${root}/books/${id}/readings/${readingId}/end`,
  readingRemoval: (id: string, readingId: string) => `${root}/books/${id}/readings/${readingId}/removal`,
  opinion: (id: string) => `${root}/books/${id}/opinion`,
  priority: (id: string) => `${root}/books/${id}/priority`,
  cover: (id: string) => `${root}/books/${id}/cover`,
  coverChoices: (id: string) => `${root}/books/${id}/cover/choices`,
  coverRemoval: (id: string) => `${root}/books/${id}/cover/removal`,
  coverRestoration: (id: string, fileId: string) => `${root}/books/${id}/cover/restoration/${fileId}`,
  tags: (id: string) => `${root}/books/${id}/tags`,
  toRead: (id: string) => `${root}/books/${id}/wish`,
  trashBook: (id: string) => `${root}/books/${id}/trash`,
  restoreBook: (id: string) => `${root}/books/${id}/restoration`,
  trash: (query: Query = {}) => withQuery(`${root}/trash`, query),
  emptyTrash: () => `${root}/trash/emptying`,
  statistics: (query: Query = {}) => withQuery(`${root}/statistics`, query),
  import: () => `${root}/import`,
  export: () => `${root}/export`,
};
