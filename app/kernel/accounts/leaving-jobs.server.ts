import { z } from 'zod';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyHour } from '#app/platform/jobs/calendar.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { PersonalData } from './personal-data.ts';

const deleteDuePeopleJob = defineJob({ name: 'accounts.delete-due-people', payload: z.object({}), retryLimit: 20, expireInSeconds: 3_600 });

/** Once an hour: whose 30 days are over goes. */
export const deleteDuePeopleHourly = defineCalendarJob({
  name: 'accounts.delete-due-people',
  period: everyHour,
  run: (tx, { queue }) => queue.enqueue(tx, deleteDuePeopleJob, {}, { singletonKey: 'all' }),
});

/** Called once, before the queue starts, with what every part of the house keeps of people. */
export function registerLeavingJobs(host: Pick<QueueHost, 'registerJob'>, { db, now, areas }: { db: Db; now: () => Date; areas: readonly PersonalData[] }): void {
  host.registerJob(deleteDuePeopleJob, async (_payload, { log, signal }) => {
    const { deleteDuePeople } = await import('./commands/delete-due-people.server.ts');
    await deleteDuePeople({ db, now: now(), log, areas, signal });
  });
}
