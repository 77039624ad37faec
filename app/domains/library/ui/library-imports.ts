import { importPaths } from '../import-paths.ts';
import { libraryPaths } from '../paths.ts';

/** What the pages of imports need to know of this room. */
export const libraryImports = { messages: 'book-import', paths: importPaths, home: libraryPaths.library(), accept: '.csv,.tsv,.txt,text/csv' };
