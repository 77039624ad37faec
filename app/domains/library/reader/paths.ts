const book = (id: string) => `/library/books/${id}`;

export const readerPaths = {
  read: (bookId: string, query: { page?: number } = {}) => `${book(bookId)}/read${query.page ? `?page=${query.page}` : ''}`,
  positions: (bookId: string) => `${book(bookId)}/positions`,
  marks: (bookId: string) => `${book(bookId)}/positions/marks`,
  text: (bookId: string, page: number) => `${book(bookId)}/text/${page}`,
  sittings: (bookId: string) => `${book(bookId)}/sittings`,
  document: (bookId: string) => `${book(bookId)}/pdf`,
  quiet: () => '/quiet',
};
