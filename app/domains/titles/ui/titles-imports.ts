import { titleImportPaths } from '../import-paths.ts';
import { titlesPaths } from '../paths.ts';

/** What the pages of imports need to know of this room. */
export const titlesImports = { messages: 'title-import', paths: titleImportPaths, home: titlesPaths.titles(), accept: '.zip,.xml,.gz,.csv,.json,.txt,text/csv,application/json,text/xml,application/zip,application/gzip' };
