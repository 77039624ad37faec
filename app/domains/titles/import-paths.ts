import type { ImportRowFilter } from '#app/kernel/contributions/importer.ts';
import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/titles/import';

export const titleImportPaths = {
  imports: () => root,
  import: (id: string, filter: ImportRowFilter = {}) => withQuery(`${root}/${id}`, filter),
  report: (id: string) => `${root}/${id}/report.csv`,
  undo: (id: string) => `${root}/${id}/undo`,
  export: () => '/titles/export',
  exportAnime: () => '/titles/export/anime.xml',
  exportFilms: () => '/titles/export/films.csv',
  exportAll: () => '/titles/export/titles.json',
};
