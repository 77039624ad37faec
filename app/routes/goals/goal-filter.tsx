import { useLoaderData } from '@remix-run/react';
import { listFilterChoices } from '#app/engines/goals/index.server.ts';
import { GoalFilterPage } from '#app/engines/goals/ui/filter-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:filter.title' };

export const loader = page(member, async ({ ctx, context, url }) => ({ choices: await listFilterChoices(withGoals(ctx, context), url.searchParams) }));

export default function GoalFilter() {
  return <GoalFilterPage {...useLoaderData<typeof loader>()} />;
}
