import type { SearchKind } from '#app/kernel/contributions/search.ts';
import { searchTitles } from './queries/search-titles.server.ts';

/** Titles, for everybody signed in. */
export const titlesSearch: SearchKind[] = [{ kind: 'titles', nameKey: 'titles-feed:titles', search: searchTitles }];
