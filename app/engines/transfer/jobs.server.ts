import { z } from 'zod';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';

/** Tried for half an hour: a storage may be away for some minutes. */
export const makeExportJob = defineJob({ name: 'transfer.make-export', payload: z.object({ exportId: z.uuid(), locale: z.enum(locales) }), retryLimit: 9, expireInSeconds: 3_600, concurrency: 2 });

/** What making an export works with. */
export type ExportWork = { db: Db; now: () => Date; queue: Queue; files: FileKeeping; areas: readonly PersonalData[] };

/** Called once, before the queue starts. */
export function registerExportJobs(host: Pick<QueueHost, 'registerJob'>, work: ExportWork): void {
  host.registerJob(makeExportJob, async ({ exportId, locale }, { isLastAttempt, signal }) => {
    const { giveUpExport, makeExport } = await import('./commands/make-export.server.ts');
    try {
      await makeExport({ ...work, signal }, { exportId, locale });
    } catch (error) {
      if (isLastAttempt) await giveUpExport(work.db, work.now(), { exportId });
      throw error;
    }
  }, {
    revive: async (tx, wanted) => (await import('./commands/make-export.server.ts')).reviveExport(tx, wanted),
    giveUp: async (tx, wanted) => (await import('./commands/make-export.server.ts')).giveUpExport(tx, work.now(), wanted),
  });
}
