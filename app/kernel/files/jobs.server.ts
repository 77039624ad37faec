import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyHour } from '#app/platform/jobs/calendar.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { FileKeeping } from './keeping.ts';

const sweepFilesJob = defineJob({ name: 'files.sweep', payload: z.object({}), retryLimit: 3, expireInSeconds: 1_800 });

/** Once an hour: files whose time is over, files nothing shows any more, and bytes without a row. */
export const sweepFilesHourly = defineCalendarJob({
  name: 'files.sweep',
  period: everyHour,
  run: (tx, { queue }) => queue.enqueue(tx, sweepFilesJob, {}, { singletonKey: 'files.sweep' }),
});

/** Who does the work on files; called once, before the queue starts. */
export function registerFileJobs(host: Pick<QueueHost, 'registerJob'>, options: { db: Db; now: () => Date; files: FileKeeping }): void {
  host.registerJob(sweepFilesJob, async (_payload, { log }) => {
    const { sweepFiles } = await import('./commands/sweep-files.server.ts');
    const swept = await sweepFiles({ ...options, now: options.now() });
    if (Object.values(swept).some((count) => count > 0)) log.info(swept, 'files swept');
  });
}
