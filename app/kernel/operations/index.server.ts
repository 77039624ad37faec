export { discardJob } from './commands/discard-job.server.ts';
export { retryJob } from './commands/retry-job.server.ts';
export type { OperationsCtx } from './context.ts';
export { diskOf } from './machine.server.ts';
export { getHealth } from './queries/get-health.server.ts';
export { getJob } from './queries/get-job.server.ts';
export { getJobs } from './queries/get-jobs.server.ts';
