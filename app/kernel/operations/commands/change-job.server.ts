import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { requireOwner } from '#app/kernel/administration/owner.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { JobChange, JobView } from '#app/platform/jobs/job-office.server.ts';
import type { OperationsCtx } from '../context.ts';
import { getJob } from '../queries/get-job.server.ts';

const refusals = {
  'running': 'operations:errors.running', 'gone': 'operations:errors.gone', 'queued-already': 'operations:errors.queuedAlready', 'letter-stays': 'operations:errors.letterStays',
} as const;

type Change = { kind: 'job.retried' | 'job.discarded'; change: (tx: Tx, job: JobView) => Promise<JobChange | 'letter-stays'> };

/** One job, changed together with its row in the journal; refused with a reason where it is no longer what the page showed. */
export async function changeJob(ctx: OperationsCtx, id: string, { kind, change }: Change): Promise<{ queue: string }> {
  requireOwner(ctx);
  const job = await getJob(ctx, id);
  await inTransaction(ctx.db, async (tx) => {
    const outcome = await change(tx, job);
    if (outcome !== 'done') throw new AppError('conflict', { messageKey: refusals[outcome] });
    await recordAudit(tx, { kind, actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now, details: { queue: job.queue, jobId: job.id } });
  });
  return { queue: job.queue };
}
