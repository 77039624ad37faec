import type { Db } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { applyImportJob, parseImportJob, undoImportJob } from './import-jobs.server.ts';

/** Called once, before the queue starts. */
export function registerImportJobs(host: Pick<QueueHost, 'registerJob'>, { db, now, queue }: { db: Db; now: () => Date; queue: Queue }): void {
  host.registerJob(parseImportJob, async ({ importId }, { log, signal }) => {
    const { parseImport } = await import('./commands/parse-import.server.ts');
    await parseImport({ db, now, log, signal }, { importId });
  });
  host.registerJob(applyImportJob, async ({ importId }, { log, signal }) => {
    const { applyImport } = await import('./commands/apply-import.server.ts');
    await applyImport({ db, now, queue, log, signal }, { importId });
  });
  host.registerJob(undoImportJob, async ({ importId }, { log, signal }) => {
    const { undoImport } = await import('./commands/undo-import.server.ts');
    await undoImport({ db, now, log, signal }, { importId });
  });
}
