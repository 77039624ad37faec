import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';

/** One page of the people whom an event concerns; it leaves the next page to a job of its own. */
export const fanOutJob = defineJob({
  name: 'notifications.fan-out',
  payload: z.object({ rule: z.string(), eventId: z.uuid(), at: z.iso.datetime(), payload: z.unknown(), after: z.uuid().nullable() }),
  retryLimit: 10, concurrency: 2,
});
/** What was held back for somebody, now that they may be disturbed again. */
export const releaseJob = defineJob({ name: 'notifications.release', payload: z.object({ userId: z.uuid() }), retryLimit: 10 });
/** Messages whose time has come, whosever they are. */
export const sendJob = defineJob({ name: 'notifications.send', payload: z.object({}), retryLimit: 10, concurrency: 2 });
/** Digests whose hour has come. */
export const digestJob = defineJob({ name: 'notifications.digest', payload: z.object({}), retryLimit: 10, expireInSeconds: 1_800 });
