import { withQuery } from '#app/platform/http/with-query.ts';

export const feedPaths = {
  feed: (query: Record<string, string | null | undefined> = {}) => withQuery('/feed', query),
  sharing: () => '/settings/sharing',
};
