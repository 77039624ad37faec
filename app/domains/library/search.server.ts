import type { SearchKind } from '#app/kernel/contributions/search.ts';
import { notePaths } from './notes/paths.ts';
import { searchNotes } from './notes/index.server.ts';
import { libraryPaths } from './paths.ts';
import { searchBooks } from './queries/search-books.server.ts';
import { searchSavedWords } from './words/index.server.ts';
import { wordPaths } from './words/paths.ts';

/** What of the Library can be found, by its owner alone. */
export const librarySearch: SearchKind[] = [
  { kind: 'books', nameKey: 'library-feed:books', search: searchBooks, moreHref: (q) => libraryPaths.library({ q }) },
  { kind: 'notes', nameKey: 'library-feed:notes', search: searchNotes, moreHref: (q) => notePaths.all({ q }) },
  { kind: 'words', nameKey: 'library-feed:words', search: searchSavedWords, moreHref: (q) => wordPaths.words({ q }) },
];
