import { createFeedDesk } from '#app/engines/feed/index.server.ts';
import { createGoalFeed, createGoalSearch } from '#app/engines/goals/index.server.ts';
import type { GoalDesk } from '#app/engines/goals/index.server.ts';
import { createSearchDesk } from '#app/engines/search/index.server.ts';
import { peopleSearch } from '#app/kernel/accounts/index.server.ts';
import { broughtBy } from './room.ts';
import type { Room } from './room.ts';

/** Hands what rooms and goals can show and find to the feed and to search. */
export const composeFeedAndSearch = (rooms: readonly Room[], goals: GoalDesk) => ({
  feed: createFeedDesk([...broughtBy(rooms, 'feed'), createGoalFeed(goals)]),
  search: createSearchDesk([...broughtBy(rooms, 'search').flat(), createGoalSearch(goals), peopleSearch]),
});
