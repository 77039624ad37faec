import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyDay } from '#app/platform/jobs/calendar.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

const thinPositionsJob = defineJob({ name: 'library.thin-positions', payload: z.object({}), retryLimit: 2, expireInSeconds: 1_800 });

/** Once a day: of old marks what nothing shows any more (decision 048). */
export const thinPositionsDaily = defineCalendarJob({
  name: 'library.thin-positions',
  period: everyDay,
  run: (tx, { queue }) => queue.enqueue(tx, thinPositionsJob, {}),
});

/** Called once, before the queue starts. */
export function registerReaderJobs(host: Pick<QueueHost, 'registerJob'>, { db, now }: { db: Db; now: () => Date }): void {
  host.registerJob(thinPositionsJob, async (_payload, { log, signal }) => {
    const { thinPositions } = await import('./commands/thin-positions.server.ts');
    const marks = await thinPositions({ db, signal }, now());
    if (marks > 0) log.info({ marks }, 'old reading positions thinned out');
  });
}
