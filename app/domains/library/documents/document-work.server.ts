import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { documentCoverJob, readDocumentJob } from './document-jobs.server.ts';
import type { DocumentWork } from './document-jobs.server.ts';

type Tools = Omit<DocumentWork, 'now' | 'signal' | 'log'> & { now: () => Date };

/** Called once, before the queue starts. */
export function registerDocumentJobs(host: Pick<QueueHost, 'registerJob'>, tools: Tools): void {
  host.registerJob(readDocumentJob, async ({ versionId }, { log, signal, isLastAttempt }) => {
    const { readDocument } = await import('./commands/read-document.server.ts');
    await readDocument({ ...tools, now: tools.now(), log, signal }, { versionId, isLastAttempt });
  }, {
    revive: async (tx, reading) => (await import('./commands/finish-reading.server.ts')).reviveReading(tx, reading),
    giveUp: async (tx, reading) => (await import('./commands/finish-reading.server.ts')).abandonReading(tx, tools.now(), reading),
  });
  host.registerJob(documentCoverJob, async ({ versionId }, { log, signal }) => {
    const { coverFromDocument } = await import('./commands/cover-from-document.server.ts');
    await coverFromDocument({ ...tools, now: tools.now(), log, signal }, { versionId });
  });
}
