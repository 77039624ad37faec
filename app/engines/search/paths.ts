import { withQuery } from '#app/platform/http/with-query.ts';

export const searchPaths = { search: (query: { q?: string | null; in?: string | null } = {}) => withQuery('/search', query) };
