import { useLoaderData } from '@remix-run/react';
import { getJobs } from '#app/kernel/operations/index.server.ts';
import { formatPeriod } from '#app/kernel/operations/model/period.ts';
import { operationsPaths } from '#app/kernel/operations/paths.ts';
import { JobsPage } from '#app/kernel/operations/ui/jobs-page.tsx';
import { owner } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { momentOf } from '#app/routes/site/moment.ts';

export const handle = { messages: ['operations', 'ui'], title: 'operations:jobs.title' };

export const loader = page(owner, async ({ ctx, url, context }) => {
  const at = momentOf(ctx);
  const cursors = { failing: url.searchParams.get('failing'), dead: url.searchParams.get('dead') };
  const { queues, failing, dead, calendar } = await getJobs({ ...ctx, jobs: context.services.jobs }, cursors);
  type Page = typeof dead;
  const shown = ({ rows, previous, next }: Page, link: (cursor: string) => string) => ({
    rows: rows.map(({ state: _state, ...job }) => ({ ...job, at: at(job.at), nextAt: job.nextAt && at(job.nextAt) })),
    previous: previous && link(previous),
    next: next && link(next),
  });
  return {
    queues: queues.map(({ oldestWaitingAt: _oldest, ...queue }) => queue),
    failing: shown(failing, operationsPaths.failingFrom),
    dead: shown(dead, operationsPaths.deadFrom),
    calendar: calendar.map(({ job, period, startedAt, finishedAt }) => ({ job, period: formatPeriod(period, ctx), at: at(finishedAt ?? startedAt), isFinished: finishedAt !== null })),
  };
});

export default function Jobs() {
  return <JobsPage {...useLoaderData<typeof loader>()} />;
}
