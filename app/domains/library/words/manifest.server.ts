import { join } from 'node:path';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyDay, everyHour } from '#app/platform/jobs/calendar.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { forgetDictionaryJob, readDictionaryJob, scanDictionariesJob } from './dictionary-jobs.server.ts';
import { wordSaved } from './events.ts';

/** Every hour, and so soon after each start: what was put into the folder of dictionaries; uploads that were broken off. */
const scanHourly = defineCalendarJob({
  name: 'library.scan-dictionaries',
  period: everyHour,
  async run(tx, { queue, now }) {
    await tx.dictionary.deleteMany({ where: { state: 'arriving', createdAt: { lt: new Date(now.getTime() - 3 * 3_600_000) } } });
    await queue.enqueue(tx, scanDictionariesJob, {}, { singletonKey: 'scan' });
  },
});

/** Once a day: words that were removed thirty days ago. */
const forgetWordsDaily = defineCalendarJob({
  name: 'library.forget-words',
  period: everyDay,
  async run(tx, { now }) {
    const { forgetRemovedWords } = await import('./commands/remove-word.server.ts');
    await forgetRemovedWords(tx, now);
  },
});

type Tools = { db: Db; now: () => Date; queue: Queue; files: FileKeeping; dictionaryFolder: string };

export const wordsManifest = {
  events: [wordSaved],
  calendar: [scanHourly, forgetWordsDaily],
  register(host: Pick<QueueHost, 'registerJob'>, { db, now, queue, files, dictionaryFolder }: Tools): void {
    const workFolder = join(files.stagingFolder, 'dictionaries');
    host.registerJob(readDictionaryJob, async (payload, { log, signal }) => {
      const { readDictionary } = await import('./commands/read-dictionary.server.ts');
      await readDictionary({ db, now, log, queue, workFolder, signal }, payload);
    }, {
      async giveUp(tx, { dictionaryId: id }) {
        await tx.dictionary.updateMany({ where: { id, state: 'reading' }, data: { state: 'broken', problemKey: 'words:problems.givenUp' } });
      },
    });
    host.registerJob(forgetDictionaryJob, async (payload, { signal }) => {
      const { forgetDictionary } = await import('./commands/remove-dictionary.server.ts');
      await forgetDictionary({ db, signal }, payload);
    });
    host.registerJob(scanDictionariesJob, async (_payload, { log, signal }) => {
      const { scanDictionaries } = await import('./commands/scan-dictionaries.server.ts');
      const taken = await scanDictionaries({ db, now, log, queue, workFolder, signal }, dictionaryFolder);
      if (taken > 0) log.info({ taken }, 'dictionaries found in the folder');
    });
  },
};
