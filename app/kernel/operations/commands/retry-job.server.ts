import type { OperationsCtx } from '../context.ts';
import { changeJob } from './change-job.server.ts';

/** Tries a failing job now, or queues the work of a dead one anew. */
export const retryJob = (ctx: OperationsCtx, id: string): Promise<{ queue: string }> => changeJob(ctx, id, 'retry');
