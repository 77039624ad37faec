import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob } from '#app/platform/jobs/calendar.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { libraryEvents } from './events.ts';
import { registerImportJobs } from './import-work.server.ts';
import { emptyTrashJob } from './jobs.server.ts';
import { libraryData } from './personal-data.server.ts';

/** Once a day: what has lain in the trash for 30 days goes. */
const emptyTrashDaily = defineCalendarJob({
  name: 'library.empty-trash',
  period: (now, zone) => dayText(dayInZone(now, zone)),
  run: (tx, { queue }) => queue.enqueue(tx, emptyTrashJob, {}),
});

/** What the Library gives the house: its facts, its work in the background, its calendar. */
export const libraryManifest = {
  room: 'library',
  events: libraryEvents,
  calendar: [emptyTrashDaily],
  personalData: libraryData,
  /** Who does the room's jobs; called once, before the queue starts. */
  register(host: Pick<QueueHost, 'registerJob' | 'onEvent'>, { db, now }: { db: Db; now: () => Date; queue: Queue; log: Logger }): void {
    host.registerJob(emptyTrashJob, async (_payload, { log }) => {
      const { emptyOldTrash } = await import('./commands/empty-trash.server.ts');
      const books = await emptyOldTrash(db, now());
      if (books > 0) log.info({ books }, 'trash emptied');
    });
    registerImportJobs(host, { db, now });
  },
};
