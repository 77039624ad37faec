import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/library/words';

type Query = Record<string, string | number | null | undefined>;

export const wordPaths = {
  words: (query: Query = {}) => withQuery(root, query),
  states: () => `${root}/states`,
  csv: (query: Query = {}) => withQuery(`${root}/words.csv`, query),
  anki: (query: Query = {}) => withQuery(`${root}/words.txt`, query),
  word: (id: string) => `${root}/${id}`,
  removal: (id: string) => `${root}/${id}/removal`,
  restoration: (id: string) => `${root}/${id}/restoration`,
  lookUp: (query: Query = {}) => withQuery('/library/look-up', query),
  /** The same, a part at a time, as data: for the reader's panel. */
  lookUpPart: (part: 'translation' | 'encyclopedia', query: Query = {}) => withQuery(`/library/look-up/${part}`, query),
  /** Which words of a page are saved. */
  onPage: (bookId: string, page: number) => `/library/books/${bookId}/pages/${page}/words`,
  /** Where a word was met: the reader, which leads on to the text view where there are no scripts. */
  page: (bookId: string, page: number) => `/library/books/${bookId}/read?page=${page}`,
  dictionaries: () => '/admin/dictionaries',
  dictionaryRemoval: (id: string) => `/admin/dictionaries/${id}/removal`,
};
