import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { createGoal, draftGoal } from '#app/engines/goals/index.server.ts';
import { goalPaths } from '#app/engines/goals/paths.ts';
import { newGoalSchema } from '#app/engines/goals/schema.ts';
import { NewGoalForm } from '#app/engines/goals/ui/goal-form.tsx';
import { member } from '#app/kernel/accounts/policies.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { withGoals } from './goal-ctx.server.ts';

export const handle = { messages: ['goals', 'ui'], title: 'goals:new.title' };

export const loader = page(member, async ({ ctx, context, url }) => ({ draft: await draftGoal(withGoals(ctx, context), url.searchParams), newId: uuidv7() }));

export const action = form(
  member,
  { schema: newGoalSchema, limits: ({ context }) => [{ name: 'set-goal', key: context.ctx.viewer?.id ?? '', max: 300, seconds: 3_600 }] },
  async ({ ctx, context, input }) => ({ to: goalPaths.goal(await createGoal(withGoals(ctx, context), input)), toast: { key: 'goals:new.done' } }),
);

export default function NewGoal() {
  const { draft, newId } = useLoaderData<typeof loader>();
  return <NewGoalForm key={`${draft.draft.metric}${draft.draft.filter}`} draft={draft} newId={newId} />;
}
