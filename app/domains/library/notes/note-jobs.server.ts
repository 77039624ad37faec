import { z } from 'zod';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { PdfDesk } from '../documents/index.server.ts';

/** Work on a PDF for its notes. Begun again after a stop, it begins from the start: nothing of it is seen before its end; tried for as long as a file is read for (document-jobs.server.ts). */
export const noteErrandJob = defineJob({ name: 'library.note-errand', payload: z.object({ errandId: z.uuid() }), retryLimit: 9, expireInSeconds: 1_500, concurrency: 2 });

export type ErrandWork = { db: Db; now: () => Date; files: FileKeeping; pdf: PdfDesk; signal?: AbortSignal };

/** Called once, before the queue starts. */
export function registerNoteJobs(host: Pick<QueueHost, 'registerJob'>, work: ErrandWork): void {
  host.registerJob(noteErrandJob, async ({ errandId }, { signal, isLastAttempt }) => {
    const { runErrand } = await import('./commands/run-errand.server.ts');
    await runErrand({ ...work, signal }, { errandId, isLastAttempt });
  }, {
    revive: async (tx, errand) => (await import('./commands/run-errand.server.ts')).reviveErrand(tx, errand),
    giveUp: async (tx, errand) => (await import('./commands/run-errand.server.ts')).abandonErrand(tx, work.now(), errand),
  });
}
