import { useLoaderData } from '@remix-run/react';
import { getGoal } from '#app/engines/goals/index.server.ts';
import { GoalPage } from '#app/engines/goals/ui/goal-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = {
  messages: ['goals', 'ui'],
  title: (_t: unknown, data: { goal: { title: string } } | undefined) => data?.goal.title ?? '',
};

export const loader = page(member, async ({ ctx, context, params }) => ({ goal: await getGoal(withGoals(ctx, context), { goalId: params.goalId ?? '' }) }));

export default function Goal() {
  return <GoalPage {...useLoaderData<typeof loader>()} />;
}
