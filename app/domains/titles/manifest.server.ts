import { rememberedSince } from '#app/kernel/files/index.server.ts';
import { defineCalendarJob, everyDay } from '#app/platform/jobs/calendar.server.ts';
import { titlesEvents } from './events.ts';
import { titlesFeed } from './feed.server.ts';
import { titlesImporter } from './importer.server.ts';
import { registerTitleJobs } from './jobs.server.ts';
import { titlesNotifications } from './notifications.server.ts';
import { titlesData } from './personal-data.server.ts';
import { titlesSearch } from './search.server.ts';

const trashDays = 30;

/** Once a day: walks and reviews that were removed 30 days ago go, and covers that others took the place of as long ago are remembered no more. */
const emptyTrashDaily = defineCalendarJob({
  name: 'titles.empty-trash',
  period: everyDay,
  run: async (tx, { now }) => {
    await tx.titleTrash.deleteMany({ where: { removedAt: { lte: new Date(now.getTime() - trashDays * 86_400_000) } } });
    await tx.title.updateMany({ where: { formerCoverId: { not: null }, formerCoverAt: { lte: rememberedSince(now) } }, data: { formerCoverId: null, formerCoverAt: null } });
  },
});

/** What Titles give the house: their facts, what they tell of them, what they keep of people, cards and answers, and who does their jobs. */
export const titlesManifest = {
  room: 'titles',
  events: titlesEvents,
  calendar: [emptyTrashDaily],
  notifications: titlesNotifications,
  personalData: titlesData,
  importer: titlesImporter,
  feed: titlesFeed,
  search: titlesSearch,
  register: registerTitleJobs,
};
