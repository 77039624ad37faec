import { useLoaderData } from '@remix-run/react';
import { draftEdit, editGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { editGoalSchema } from '#app/engines/goals/schema.ts';
import { EditGoalForm } from '#app/engines/goals/ui/goal-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:edit.title' };

export const loader = page(member, async ({ ctx, context, params }) => ({ goal: await draftEdit(withGoals(ctx, context), { goalId: params.goalId ?? '' }) }));

export const action = form(member, { schema: editGoalSchema }, async ({ ctx, context, params, input }) => {
  const goalId = params.goalId ?? '';
  await editGoal(withGoals(ctx, context), { ...input, goalId });
  return { to: goalPaths.goal(goalId), toast: { key: 'goals:edit.done' } };
});

export default function EditGoal() {
  return <EditGoalForm {...useLoaderData<typeof loader>()} />;
}
