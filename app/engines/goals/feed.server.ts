import type { FeedSource } from '#app/kernel/contributions/feed.ts';
import type { SearchKind } from '#app/kernel/contributions/search.ts';
import type { GoalDesk } from './desk.server.ts';
import { feedCards } from './queries/feed-cards.server.ts';
import { searchGoals } from './queries/search-goals.server.ts';

/** What goals bring to the feed (view `GoalsFact`) and to search. */
export const createGoalFeed = (goals: GoalDesk): FeedSource => ({
  room: 'goals',
  kinds: ['goals.reached'],
  sharing: { nameKey: 'goals-feed:sharing', helpKey: 'goals-feed:sharingHelp' },
  cards: (ctx, facts) => feedCards({ ...ctx, goals }, facts),
});

export const createGoalSearch = (goals: GoalDesk): SearchKind => ({ kind: 'goals', nameKey: 'goals-feed:goals', search: (ctx, query, take) => searchGoals({ ...ctx, goals }, query, take) });
