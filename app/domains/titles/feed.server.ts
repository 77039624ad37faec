import type { FeedSource } from '#app/kernel/contributions/feed.ts';
import { feedCards } from './queries/feed-cards.server.ts';

/** What Titles bring to the feed; their facts are the view `TitlesFact`, and who sees them says each walk and review itself. */
export const titlesFeed: FeedSource = { room: 'titles', kinds: ['titles.started', 'titles.completed', 'titles.reviewed'], sharing: null, cards: feedCards };
