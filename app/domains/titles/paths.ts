import { withQuery } from '#app/platform/http/with-query.ts';
import { slugOfType } from './model/title-type.ts';
import type { TitleType } from './model/title-type.ts';

const root = '/titles';

type Query = Record<string, string | number | null | undefined>;

export const titlesPaths = {
  titles: () => root,
  list: (type: TitleType, query: Query = {}) => withQuery(`${root}/${slugOfType(type)}`, query),
  newTitle: (query: Query = {}) => withQuery(`${root}/new`, query),
  findTitle: (query: Query = {}) => withQuery(`${root}/search`, query),
  foundCover: (ref: string) => `${root}/search/covers/${ref}`,
  title: (id: string) => `${root}/${id}`,
  editTitle: (id: string) => `${root}/${id}/edit`,
  titleRemoval: (id: string) => `${root}/${id}/removal`,
  merge: (id: string, query: Query = {}) => withQuery(`${root}/${id}/merge`, query),
  cover: (id: string) => `${root}/${id}/cover`,
  coverRemoval: (id: string) => `${root}/${id}/cover/removal`,
  coverRestoration: (id: string, fileId: string) => `${root}/${id}/cover/restoration/${fileId}`,
  versions: (id: string, query: Query = {}) => withQuery(`${root}/${id}/versions`, query),
  version: (id: string, number: number) => `${root}/${id}/versions/${number}`,
  restoration: (id: string, number: number) => `${root}/${id}/versions/${number}/restoration`,
  walk: (id: string) => `${root}/${id}/walk`,
  walkState: (id: string) => `${root}/${id}/walk/state`,
  walkHistory: (id: string, query: Query = {}) => withQuery(`${root}/${id}/walk/history`, query),
  replays: (id: string) => `${root}/${id}/walk/replays`,
  walkRemoval: (id: string) => `${root}/${id}/walk/removal`,
  walkRestoration: (id: string) => `${root}/${id}/walk/restoration`,
  walks: (id: string, query: Query = {}) => withQuery(`${root}/${id}/walks`, query),
  review: (id: string) => `${root}/${id}/review`,
  reviewRemoval: (id: string) => `${root}/${id}/review/removal`,
  reviewRestoration: (id: string) => `${root}/${id}/review/restoration`,
  reviews: (id: string, query: Query = {}) => withQuery(`${root}/${id}/reviews`, query),
  personTitles: (username: string) => `/people/${encodeURIComponent(username)}/titles`,
  personWalks: (username: string, query: Query = {}) => withQuery(`/people/${encodeURIComponent(username)}/walks`, query),
  personReviews: (username: string, query: Query = {}) => withQuery(`/people/${encodeURIComponent(username)}/reviews`, query),
  preferences: () => '/settings/titles',
};
