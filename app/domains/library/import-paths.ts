import type { ImportRowFilter } from '#app/kernel/contributions/importer.ts';
import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/library/import';

export const importPaths = {
  imports: () => root,
  import: (id: string, filter: ImportRowFilter = {}) => withQuery(`${root}/${id}`, filter),
  report: (id: string) => `${root}/${id}/report.csv`,
  undo: (id: string) => `${root}/${id}/undo`,
  export: () => '/library/export',
  exportBooks: () => '/library/export/books.csv',
  exportAll: () => '/library/export/library.json',
};
