import { requireOwner } from '#app/kernel/administration/owner.ts';
import type { KeysetPage } from '#app/platform/db/keyset.server.ts';
import type { JobView, QueueCounts } from '#app/platform/jobs/job-office.server.ts';
import type { OperationsCtx } from '../context.ts';

export type CalendarEntry = { job: string; period: string; startedAt: Date; finishedAt: Date | null };

export type JobsView = { queues: QueueCounts[]; failing: KeysetPage<JobView>; dead: KeysetPage<JobView>; calendar: CalendarEntry[] };

const pageSize = 20;

/** Every queue, what fails, what failed for good, and when calendar work was last done. */
export async function getJobs(ctx: OperationsCtx, cursors: { failing: string | null; dead: string | null }): Promise<JobsView> {
  requireOwner(ctx);
  const [queues, failing, dead, calendar] = await Promise.all([
    ctx.jobs.listQueues(),
    ctx.jobs.listJobs('failing', cursors.failing, pageSize),
    ctx.jobs.listJobs('dead', cursors.dead, pageSize),
    ctx.db.$queryRaw<CalendarEntry[]>`
      SELECT DISTINCT ON ("job") "job", "period", "startedAt", "finishedAt" FROM "CalendarRun" ORDER BY "job", "startedAt" DESC, "period" DESC`,
  ]);
  return { queues, failing, dead, calendar };
}
