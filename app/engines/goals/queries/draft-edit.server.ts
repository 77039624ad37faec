import { dayText } from '#app/platform/time/days.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import type { EditableGoal } from '../ui/goal-form.tsx';
import { findGoal } from './get-goal.server.ts';
import { goalRow, readerOf, whoseOf } from './goal-row.ts';
import { measureGoals } from './measure-goals.server.ts';

/** What the form of one's goal begins with; a deleted one has none. */
export async function draftEdit(ctx: GoalCtx, input: { goalId: string }): Promise<EditableGoal> {
  const goal = await findGoal(ctx, input);
  if (goal.deletedAt) throw notFound();
  const [measured] = await measureGoals(ctx.goals, ctx.db, whoseOf(ctx), [goal]);
  const { id, amount, period, repeats, startsOn, endsOn } = goal;
  return {
    id, title: goalRow(ctx, readerOf(ctx), measured!).title, amount: String(amount ?? ''), from: dayText(startsOn), to: endsOn ? dayText(endsOn) : '',
    repeats, isSpan: period === 'span', isWhole: amount === null,
  };
}
