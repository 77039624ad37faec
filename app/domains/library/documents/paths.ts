const ofBook = (bookId: string) => `/library/books/${bookId}`;

/** Of a book's PDF. */
export const documentPaths = {
  newBook: () => '/library/books/new/pdf',
  document: (bookId: string) => `${ofBook(bookId)}/pdf`,
  attachment: (bookId: string, fileId: string) => `${ofBook(bookId)}/pdf/attachment?file=${fileId}`,
  password: (bookId: string) => `${ofBook(bookId)}/pdf/password`,
  removal: (bookId: string) => `${ofBook(bookId)}/pdf/removal`,
  /** The page with the reader; from that page on, if one is given. */
  reader: (bookId: string, page?: number) => `${ofBook(bookId)}/read${page ? `?page=${page}` : ''}`,
  text: (bookId: string, page: number, query: { q?: string; after?: number | null } = {}) => {
    const search = new URLSearchParams({ ...(query.q && { q: query.q }), ...(query.after && { after: String(query.after) }) }).toString();
    return `${ofBook(bookId)}/text/${page}${search && `?${search}`}`;
  },
  picture: (bookId: string, page: number) => `${ofBook(bookId)}/pages/${page}/picture`,
};
