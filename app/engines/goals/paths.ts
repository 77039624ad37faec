import { withQuery } from '#app/platform/http/with-query.ts';

const root = '/goals';

type Query = Record<string, string | number | null | undefined>;

export const goalPaths = {
  goals: () => root,
  history: (query: Query = {}) => withQuery(`${root}/history`, query),
  newGoal: (query: Query = {}) => withQuery(`${root}/new`, query),
  /** What a new goal may be narrowed by; what was typed so far goes along. */
  filter: (query: Query = {}) => withQuery(`${root}/new/filter`, query),
  goal: (id: string) => `${root}/${id}`,
  edit: (id: string) => `${root}/${id}/edit`,
  archive: (id: string) => `${root}/${id}/archive`,
  revival: (id: string) => `${root}/${id}/revival`,
  removal: (id: string) => `${root}/${id}/removal`,
  restoration: (id: string) => `${root}/${id}/restoration`,
};
