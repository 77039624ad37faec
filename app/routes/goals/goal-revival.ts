import { reviveGoal } from '#app/engines/goals/index.server.ts';
import { buttonInput } from '#app/engines/goals/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form } from '#app/platform/http/route.server.ts';
import { bringBack } from './bring-back.server.ts';
import { withGoals } from './goal-ctx.server.ts';
import { leadToGoal } from './lead-to-goal.server.ts';

export const loader = leadToGoal;

/** Takes a goal up again. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, context, params }) => {
  const goalId = params.goalId ?? '';
  return bringBack(goalId, () => reviveGoal(withGoals(ctx, context), { goalId }), 'goals:archive.revived');
});
