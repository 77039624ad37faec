import { useLoaderData } from '@remix-run/react';
import { retryJob, getJob } from '#app/kernel/operations/index.server.ts';
import { operationsPaths } from '#app/kernel/operations/paths.ts';
import { jobButtonSchema } from '#app/kernel/operations/schema.ts';
import { JobConfirmation } from '#app/kernel/operations/ui/job-confirmation.tsx';
import { owner } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';

export const handle = { messages: ['operations', 'ui'], title: 'operations:confirm.retry.button' };

export const loader = page(owner, async ({ ctx, params, context }) => {
  const { queue, reason } = await getJob({ ...ctx, jobs: context.services.jobs }, params.id ?? '');
  return { queue, reason };
});

export const action = form(owner, { schema: jobButtonSchema }, async ({ ctx, params, context }) => {
  const { queue } = await retryJob({ ...ctx, jobs: context.services.jobs }, params.id ?? '');
  return { to: operationsPaths.jobs(), toast: { key: 'operations:toasts.retried', values: { job: queue } } };
});

export default function JobRetry() {
  return <JobConfirmation how="retry" job={useLoaderData<typeof loader>()} />;
}
