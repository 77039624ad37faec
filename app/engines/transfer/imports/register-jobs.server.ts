import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { importJobs } from './jobs.ts';
import type { ImportWork } from './work.ts';

/** Called once, before the queue starts. */
export function registerImportJobs(host: Pick<QueueHost, 'registerJob'>, importers: readonly Importer[], tools: Pick<ImportWork, 'db' | 'now' | 'queue'>): void {
  for (const importer of importers) {
    const jobs = importJobs(importer.room);
    host.registerJob(jobs.parse, async ({ importId }, { signal }) => {
      const { parseImport } = await import('./commands/parse-import.server.ts');
      await parseImport({ ...tools, importer, signal }, { importId });
    });
    host.registerJob(jobs.apply, async ({ importId }, { signal }) => {
      const { applyImport } = await import('./commands/apply-import.server.ts');
      await applyImport({ ...tools, importer, signal }, { importId });
    });
    host.registerJob(jobs.undo, async ({ importId }, { signal }) => {
      const { undoImport } = await import('./commands/undo-import.server.ts');
      await undoImport({ ...tools, importer, signal }, { importId });
    });
  }
}
