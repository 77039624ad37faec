import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { importJobs } from './jobs.ts';
import type { ImportWork } from './work.ts';

const ends = () => import('./commands/abandon-import.server.ts');

/** Called once, before the queue starts. */
export function registerImportJobs(host: Pick<QueueHost, 'registerJob'>, importers: readonly Importer[], tools: Pick<ImportWork, 'db' | 'now' | 'queue'>): void {
  for (const importer of importers) {
    const jobs = importJobs(importer.room);
    host.registerJob(jobs.parse, async ({ importId }, { signal }) => {
      const { parseImport } = await import('./commands/parse-import.server.ts');
      await parseImport({ ...tools, importer, signal }, { importId });
    }, {
      revive: async (tx, given) => (await ends()).isUnderWay(tx, 'parse', given),
      giveUp: async (tx, given) => (await ends()).abandonParsing(tx, given),
    });
    host.registerJob(jobs.apply, async ({ importId }, { signal }) => {
      const { applyImport } = await import('./commands/apply-import.server.ts');
      await applyImport({ ...tools, importer, signal }, { importId });
    }, {
      revive: async (tx, given) => (await ends()).isUnderWay(tx, 'apply', given),
      giveUp: async (tx, given) => (await ends()).abandonApplying(tx, tools.now(), given),
    });
    host.registerJob(jobs.undo, async ({ importId }, { signal }) => {
      const { undoImport } = await import('./commands/undo-import.server.ts');
      await undoImport({ ...tools, importer, signal }, { importId });
    }, {
      revive: async (tx, given) => (await ends()).isUnderWay(tx, 'undo', given),
      giveUp: async (tx, given) => (await ends()).abandonUndoing(tx, given),
    });
  }
}
