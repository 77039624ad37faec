import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyHour } from '#app/platform/jobs/calendar.server.ts';
import type { EditTools } from './commands/do-edit.server.ts';
import { editDocumentJob } from './jobs.server.ts';

/** Called once, before the queue starts. */
export function registerEditingJobs(host: Pick<QueueHost, 'registerJob'>, tools: Omit<EditTools, 'log' | 'signal'>): void {
  host.registerJob(editDocumentJob, async ({ editId }, { log, signal, isLastAttempt }) => {
    const { doEdit } = await import('./commands/do-edit.server.ts');
    await doEdit({ ...tools, log, signal }, { editId, isLastAttempt });
  }, {
    // Whose saving failed was told so and has gone on from there: the old plan must not come over what they did since.
    revive: async (tx, { editId: id }) => (await tx.documentEdit.count({ where: { id, state: { in: ['waiting', 'working'] } } })) > 0,
    giveUp: async (tx, edit) => (await import('./commands/do-edit.server.ts')).abandonEdit(tx, tools, edit),
  });
}

/** A saving whose job is no more (it was thrown away, or its process died every time) does not stand in the way for ever. */
export const endLostEditsHourly = defineCalendarJob({
  name: 'library.end-lost-edits',
  period: everyHour,
  run: async (tx, { now }) => {
    const before = new Date(now.getTime() - 12 * 3_600_000);
    await tx.documentEdit.updateMany({
      where: { state: { in: ['waiting', 'working'] }, createdAt: { lt: before } },
      data: { state: 'failed', problemKey: 'editing:problems.unexpected', endedAt: now, sealedPassword: null },
    });
  },
});
