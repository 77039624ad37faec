import type { Tx } from '#app/platform/db/client.server.ts';
import type { JobChange, JobView } from '#app/platform/jobs/job-office.server.ts';
import { deliverMail } from '#app/platform/mail/queue-mail.server.ts';
import type { RetryCtx } from '../context.ts';
import { changeJob } from './change-job.server.ts';

/** Tries a failing job now, or queues the work of a dead one anew. */
export const retryJob = (ctx: RetryCtx, id: string): Promise<{ queue: string }> =>
  changeJob(ctx, id, { kind: 'job.retried', change: (tx, job) => (job.state === 'dead' && job.queue === deliverMail.name ? resend(tx, ctx, job) : ctx.jobs.retry(tx, job.id)) });

/** A letter that was given up is marked so, and its job alone would find nothing to send. Only where a process died over its last try does it wait still. */
async function resend(tx: Tx, ctx: RetryCtx, job: JobView): Promise<JobChange | 'letter-stays'> {
  const mailId = job.ids.find(({ name }) => name === 'mailId')?.id;
  if (mailId === undefined) return 'letter-stays';
  if (await ctx.mailer.resend(tx, mailId)) return 'done';
  const waits = await tx.mailMessage.count({ where: { id: mailId, status: 'queued' } });
  return waits > 0 ? ctx.jobs.retry(tx, job.id) : 'letter-stays';
}
