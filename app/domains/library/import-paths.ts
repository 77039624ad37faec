import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/library/import';

export type ImportRowFilter = { kind?: string | null; after?: number | null; before?: number | null };

export const importPaths = {
  imports: () => root,
  import: (id: string, filter: ImportRowFilter = {}) => withQuery(`${root}/${id}`, filter),
  report: (id: string) => `${root}/${id}/report.csv`,
  undo: (id: string) => `${root}/${id}/undo`,
  export: () => '/library/export',
  exportBooks: () => '/library/export/books.csv',
  exportAll: () => '/library/export/library.json',
};
