import { z } from 'zod';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { JobDefinition } from '#app/platform/jobs/queue.server.ts';

const payload = z.object({ importId: z.uuid() });
/** A run that is interrupted goes on where it stopped, so beginning again often is harmless. */
const patience = { payload, retryLimit: 20, expireInSeconds: 3_600 };

export type ImportJob = JobDefinition<z.output<typeof payload>>;

/** The steps of a room's imports, each by a name of its own: what one room brings in does not wait for another's. */
export const importJobs = (room: string) => ({
  parse: defineJob({ name: `${room}.parse-import`, ...patience }),
  apply: defineJob({ name: `${room}.apply-import`, ...patience }),
  undo: defineJob({ name: `${room}.undo-import`, ...patience }),
});
