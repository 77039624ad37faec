import { redirect } from '@remix-run/node';
import { findGoal, reviveGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { buttonInput } from '#app/engines/goals/schema.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

/** There is no page here: opened by hand it leads to the goal. */
export const loader = page(member, async ({ ctx, context, params }) => {
  const { id } = await findGoal(withGoals(ctx, context), { goalId: params.goalId ?? '' });
  throw redirect(goalPaths.goal(id), 303);
});

/** Takes a goal up again. */
export const action = form(member, { schema: buttonInput, pageless: true }, async ({ ctx, context, params }) => {
  const goalId = params.goalId ?? '';
  await reviveGoal(withGoals(ctx, context), { goalId });
  return { to: goalPaths.goal(goalId), toast: { key: 'goals:archive.revived' } };
});
