import { restoreGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { buttonInput } from '#app/engines/goals/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';
import { leadToGoal } from './lead-to-goal.server.ts';

export const loader = leadToGoal;

/** Brings a deleted goal back. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, context, params }) => {
  const goalId = params.goalId ?? '';
  await restoreGoal(withGoals(ctx, context), { goalId });
  return { to: goalPaths.goal(goalId), toast: { key: 'goals:removal.restored' } };
});
