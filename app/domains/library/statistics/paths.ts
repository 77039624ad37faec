import { withQuery } from '#app/platform/http/with-query.ts';
import { libraryPaths } from '../paths.ts';

const root = libraryPaths.statistics();
const years = '/library/years';

type Query = Record<string, string | number | null | undefined>;

export const statisticsPaths = {
  overview: (query: Query = {}) => withQuery(root, query),
  days: (query: Query = {}) => withQuery(`${root}/days`, query),
  daysCsv: () => `${root}/days.csv`,
  taste: (query: Query = {}) => withQuery(`${root}/taste`, query),
  tasteCsv: (query: Query = {}) => withQuery(`${root}/taste.csv`, query),
  speed: (query: Query = {}) => withQuery(`${root}/speed`, query),
  years: () => years,
  year: (year: number) => `${years}/${year}`,
  yearPicture: (year: number) => `${years}/${year}/picture.png`,
};
