import type { OwnerCtx } from '#app/kernel/administration/owner.ts';
import type { JobOffice } from '#app/platform/jobs/job-office.server.ts';

/** For an owner who looks after the machine. */
export type OperationsCtx = OwnerCtx & { jobs: JobOffice };
