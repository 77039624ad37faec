import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { JobOffice } from '#app/platform/jobs/job-office.server.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';

/** For an owner who looks after the machine. */
export type OperationsCtx = MemberCtx & { jobs: JobOffice };

/** Letters that were given up go again as from the mail log. */
export type RetryCtx = OperationsCtx & { mailer: Pick<Mailer, 'resend'> };
