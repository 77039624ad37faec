import { titlesEvents } from './events.ts';
import { titlesFeed } from './feed.server.ts';
import { titlesImporter } from './importer.server.ts';
import { registerTitleJobs } from './jobs.server.ts';
import { titlesNotifications } from './notifications.server.ts';
import { titlesData } from './personal-data.server.ts';
import { titlesSearch } from './search.server.ts';

/** What Titles give the house: their facts, what they tell of them, what they keep of people, cards and answers, and who does their jobs. */
export const titlesManifest = {
  room: 'titles',
  events: titlesEvents,
  notifications: titlesNotifications,
  personalData: titlesData,
  importer: titlesImporter,
  feed: titlesFeed,
  search: titlesSearch,
  register: registerTitleJobs,
};
