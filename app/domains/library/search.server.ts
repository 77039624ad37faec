import type { SearchKind } from '#app/kernel/contributions/search.ts';
import { searchNotes } from './notes/index.server.ts';
import { searchBooks } from './queries/search-books.server.ts';
import { searchSavedWords } from './words/index.server.ts';

/** What of the Library can be found, by its owner alone. */
export const librarySearch: SearchKind[] = [
  { kind: 'books', nameKey: 'library-feed:books', search: searchBooks },
  { kind: 'notes', nameKey: 'library-feed:notes', search: searchNotes },
  { kind: 'words', nameKey: 'library-feed:words', search: searchSavedWords },
];
