import { redirect } from '@remix-run/node';
import { findGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

/** The loader of addresses that only take a button: opened by hand they lead to the goal. */
export const leadToGoal = page(member, async ({ ctx, context, params }) => {
  const { id } = await findGoal(withGoals(ctx, context), { goalId: params.goalId ?? '' });
  throw redirect(goalPaths.goal(id), 303);
});
