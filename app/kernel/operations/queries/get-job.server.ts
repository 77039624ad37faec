import { requireOwner } from '#app/kernel/administration/owner.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { JobView } from '#app/platform/jobs/job-office.server.ts';
import type { OperationsCtx } from '../context.ts';
import { jobId } from '../schema.ts';

/** One job that is not done; throws not-found. */
export async function getJob(ctx: OperationsCtx, id: string): Promise<JobView> {
  requireOwner(ctx);
  const known = jobId.safeParse(id);
  const job = known.success ? await ctx.jobs.findJob(known.data) : null;
  if (!job) throw notFound();
  return job;
}
