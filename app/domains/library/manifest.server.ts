import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyDay, everyHour } from '#app/platform/jobs/calendar.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { createLibraryBot } from './bot.server.ts';
import type { Catalogues } from './catalogue/catalogues.server.ts';
import { registerDocumentJobs } from './documents/index.server.ts';
import type { PdfDesk } from './documents/index.server.ts';
import { endLostEditsHourly, registerEditingJobs } from './editing/index.server.ts';
import { libraryEvents } from './events.ts';
import { libraryFeed } from './feed.server.ts';
import { libraryGoals } from './goal-metrics.server.ts';
import { libraryImporter } from './importer.server.ts';
import { emptyTrashJob, fetchCoverJob } from './jobs.server.ts';
import { forgetRemovedNotes, registerNoteJobs } from './notes/index.server.ts';
import { libraryNotifications } from './notifications.server.ts';
import { registerReaderJobs, thinPositionsDaily } from './reader/index.server.ts';
import { librarySearch } from './search.server.ts';
import { libraryData } from './personal-data.server.ts';
import { quietEnded } from './reader/events.ts';
import { wordsManifest } from './words/manifest.server.ts';

/** Once a day: what has lain in the trash for 30 days goes. */
const emptyTrashDaily = defineCalendarJob({
  name: 'library.empty-trash',
  period: everyDay,
  run: (tx, { queue }) => queue.enqueue(tx, emptyTrashJob, {}),
});

/** Once an hour: what catalogues answered so long ago that they would be asked anew. */
const forgetAnswersHourly = defineCalendarJob({
  name: 'library.forget-answers',
  period: everyHour,
  run: async (tx, { now }) => void (await tx.catalogueAnswer.deleteMany({ where: { expiresAt: { lte: now } } })),
});

type Tools = { db: Db; now: () => Date; queue: Queue; log: Logger; files: FileKeeping; catalogues: Catalogues; pdf: PdfDesk; dictionaryFolder: string };

/** Once a day: notes that were removed 30 days ago go. */
const forgetNotesDaily = defineCalendarJob({
  name: 'library.forget-removed-notes',
  period: everyDay,
  run: (tx, { now }) => forgetRemovedNotes(tx, now),
});

/** What the Library gives the house: its facts, its work in the background, its calendar. */
export const libraryManifest = {
  room: 'library',
  events: [...libraryEvents, quietEnded, ...wordsManifest.events],
  calendar: [emptyTrashDaily, endLostEditsHourly, forgetAnswersHourly, forgetNotesDaily, thinPositionsDaily, ...wordsManifest.calendar],
  notifications: { topics: libraryNotifications.topics, rules: libraryNotifications.rules },
  quiet: libraryNotifications.quiet,
  personalData: libraryData,
  goals: libraryGoals,
  feed: libraryFeed,
  search: librarySearch,
  importer: libraryImporter,
  /** What people can do from their messenger; reading a PDF that is sent takes the desk. */
  bot: createLibraryBot,
  /** Who does the room's jobs; called once, before the queue starts. */
  register(host: Pick<QueueHost, 'registerJob' | 'onEvent'>, { db, now, queue, files, catalogues, pdf, dictionaryFolder }: Tools): void {
    host.registerJob(emptyTrashJob, async (_payload, { log }) => {
      const { emptyOldTrash } = await import('./commands/empty-trash.server.ts');
      const { forgetFormerCovers } = await import('./commands/forget-former-covers.server.ts');
      const books = await emptyOldTrash(db, now());
      await forgetFormerCovers(db, now());
      if (books > 0) log.info({ books }, 'trash emptied');
    });
    host.registerJob(fetchCoverJob, async (wanted, { log, isLastAttempt }) => {
      const { fetchCover } = await import('./commands/fetch-cover.server.ts');
      await fetchCover({ db, now: now(), files, catalogues, log }, { ...wanted, isLastAttempt });
    });
    registerNoteJobs(host, { db, now, files, pdf });
    registerDocumentJobs(host, { db, now, queue, files, pdf });
    registerReaderJobs(host, { db, now });
    registerEditingJobs(host, { db, now, queue, files, pdf });
    wordsManifest.register(host, { db, now, queue, files, dictionaryFolder });
  },
};
