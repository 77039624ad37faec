import { useLoaderData } from '@remix-run/react';
import { listRunningGoals } from '#app/engines/goals/index.server.ts';
import { GoalsPage } from '#app/engines/goals/ui/goals-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:title' };

export const loader = page(member, async ({ ctx, context }) => ({ goals: await listRunningGoals(withGoals(ctx, context)) }));

export default function Goals() {
  return <GoalsPage {...useLoaderData<typeof loader>()} />;
}
