import { useLoaderData } from '@remix-run/react';
import { listPastGoals } from '#app/engines/goals/index.server.ts';
import { PastGoalsPage } from '#app/engines/goals/ui/goals-page.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:history.title' };

export const loader = page(member, async ({ ctx, context, url }) => ({ list: await listPastGoals(withGoals(ctx, context), { after: url.searchParams.get('after') }) }));

export default function PastGoals() {
  return <PastGoalsPage {...useLoaderData<typeof loader>()} />;
}
