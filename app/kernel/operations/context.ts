import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { JobOffice } from '#app/platform/jobs/job-office.server.ts';

/** For an owner who looks after the machine. */
export type OperationsCtx = MemberCtx & { jobs: JobOffice };
