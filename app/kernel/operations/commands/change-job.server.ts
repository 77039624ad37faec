import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { requireOwner } from '#app/kernel/administration/owner.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { OperationsCtx } from '../context.ts';
import { getJob } from '../queries/get-job.server.ts';

const refusals = {
  'running': 'operations:errors.running', 'gone': 'operations:errors.gone', 'queued-already': 'operations:errors.queuedAlready', 'given-up': 'operations:errors.givenUp',
} as const;

/** One job, changed together with its work and its row in the journal; refused with a reason where it is no longer what the page showed. */
export async function changeJob(ctx: OperationsCtx, id: string, how: 'retry' | 'discard'): Promise<{ queue: string }> {
  requireOwner(ctx);
  const { id: jobId, queue } = await getJob(ctx, id);
  await inTransaction(ctx.db, async (tx) => {
    const outcome = await ctx.jobs[how](tx, jobId);
    if (outcome !== 'done') throw new AppError('conflict', { messageKey: refusals[outcome] });
    const kind = how === 'retry' ? 'job.retried' : 'job.discarded';
    await recordAudit(tx, { kind, actorId: ctx.viewer.id, ip: ctx.ip, now: ctx.now, details: { queue, jobId } });
  });
  return { queue };
}
