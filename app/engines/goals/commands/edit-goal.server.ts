import { isDeepStrictEqual } from 'node:util';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { invalidField, notFound } from '#app/platform/http/app-error.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import type { Goal } from '../model/goal.ts';
import { calendarPeriod } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import type { EditGoalInput } from '../schema.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { whoseOf } from '../queries/goal-row.ts';
import { measureGoals } from '../queries/measure-goals.server.ts';
import { lockGoal } from './lock-goal.server.ts';
import { requireRoom } from './require-room.server.ts';
import { keepWatch } from './watch.server.ts';

/** Another amount, other days, once or again and again. What is counted stays: anything else is another goal. */
export async function editGoal(ctx: GoalCtx, input: EditGoalInput & { goalId: string }): Promise<void> {
  const today = dayInZone(ctx.now, ctx.timeZone);
  await inTransaction(ctx.db, async (tx) => {
    // Nobody looks any more once everything is over, and this one may run again.
    await keepWatch(tx, ctx.viewer.id, ctx.now, ctx.timeZone);
    const goal = await lockGoal(tx, ctx.viewer, input.goalId);
    if (goal.deletedAt) throw notFound();
    const amount = goal.amount === null ? null : input.amount;
    if (amount === undefined) throw invalidField('amount', 'goals:errors.amount');
    const data = { ...daysOf(goal, input, today, ctx.viewer.weekStart), amount };
    const changed = { ...goal, ...data };
    await requireRoom(tx, ctx.viewer.id, today, { before: goal, after: changed });
    await tx.goal.update({ where: { id: goal.id }, data, select: { id: true } });
    if (!isDeepStrictEqual(changed, goal)) await untell(tx, ctx, changed);
  });
}

/** That the present period was over, or reached, is news again where the change has made it untrue. Of periods that are over what was told stays told. */
async function untell(tx: Tx, ctx: GoalCtx, goal: Goal): Promise<void> {
  const whose = whoseOf(ctx);
  const [measured] = await measureGoals(ctx.goals, tx, whose, [goal]);
  const { period, standing } = measured!;
  if (period.to < whose.today) return;
  const isReached = standing === null || standing.pace.standing === 'reached';
  await tx.goalNews.deleteMany({ where: { goalId: goal.id, kind: { in: isReached ? ['ended'] : ['ended', 'reached'] }, day: { gte: period.from } } });
}

function daysOf(goal: Goal, input: EditGoalInput, today: Date, weekStart: WeekStart): Pick<Goal, 'startsOn' | 'endsOn' | 'repeats'> {
  if (goal.period === 'span') {
    const [startsOn, endsOn] = [input.from ?? goal.startsOn, input.to ?? goal.endsOn];
    if (endsOn && endsOn < startsOn) throw invalidField('to', 'goals:errors.endBeforeStart');
    return { startsOn, endsOn, repeats: goal.amount !== null && input.repeats };
  }
  const { startsOn, endsOn } = goal;
  if (input.repeats === goal.repeats) return { startsOn, endsOn, repeats: goal.repeats };
  if (input.repeats) return { startsOn, endsOn: null, repeats: true };
  const { from, to } = calendarPeriod(goal.period, today < startsOn ? startsOn : today, weekStart);
  return { startsOn: from, endsOn: to, repeats: false };
}
