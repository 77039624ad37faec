import type { FeedSource } from '#app/kernel/contributions/feed.ts';
import { feedCards } from './queries/feed-cards.server.ts';

/** What the Library brings to the feed; its facts are the view `LibraryFact`. */
export const libraryFeed: FeedSource = {
  room: 'library',
  kinds: ['library.started', 'library.finished', 'library.reviewed'],
  sharing: { nameKey: 'library-feed:sharing', helpKey: 'library-feed:sharingHelp' },
  cards: feedCards,
};
