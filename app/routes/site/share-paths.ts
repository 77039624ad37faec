import { withQuery } from '#app/platform/http/with-query.ts';

/** What a phone hands over, by the names that the web manifest gives it. */
export const sharePath = (query: Record<string, string | null> = {}) => withQuery('/share', query);

/** The box over all rooms, in houses that have it. */
export const searchPath = '/search';
