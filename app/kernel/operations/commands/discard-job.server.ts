import type { OperationsCtx } from '../context.ts';
import { changeJob } from './change-job.server.ts';

/** Forgets a job: what it was to do is given up. */
export const discardJob = (ctx: OperationsCtx, id: string): Promise<{ queue: string }> => changeJob(ctx, id, 'discard');
