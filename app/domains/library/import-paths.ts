const root = '/library/import';

export type ImportRowFilter = { kind?: string | null; after?: number | null; before?: number | null };

function withQuery(path: string, filter: ImportRowFilter): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

export const importPaths = {
  imports: () => root,
  import: (id: string, filter: ImportRowFilter = {}) => withQuery(`${root}/${id}`, filter),
  report: (id: string) => `${root}/${id}/report.csv`,
  undo: (id: string) => `${root}/${id}/undo`,
  export: () => '/library/export',
  exportBooks: () => '/library/export/books.csv',
  exportAll: () => '/library/export/library.json',
};
