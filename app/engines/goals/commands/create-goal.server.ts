import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import type { GoalMetric } from '#app/kernel/contributions/goal-metric.ts';
import { planOf } from '../model/periods.ts';
import type { NewGoalInput } from '../schema.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { keepAtHand } from './keep-at-hand.server.ts';
import { requireRoom } from './require-room.server.ts';
import { keepWatch } from './watch.server.ts';

/** Sets a goal. Sent twice with one id it is one goal. */
export async function createGoal(ctx: GoalCtx, input: NewGoalInput): Promise<string> {
  const { viewer, goals, now, timeZone } = ctx;
  const today = dayInZone(now, timeZone);
  const metric = goals.metric(input.metric);
  if (!metric) throw invalidField('metric', 'goals:errors.metric');
  checkShape(metric, input, today);
  const { period, repeats, startsOn, endsOn } = planOf({ ...input, period: metric.isWhole ? 'span' : input.period, repeats: metric.isWhole ? false : input.repeats }, today, viewer.weekStart);
  await checkFilter(ctx, metric, input, { from: startsOn, to: endsOn ?? today });
  return inTransaction(ctx.db, async (tx) => {
    await keepWatch(tx, viewer.id, now, timeZone);
    const known = await tx.goal.findUnique({ where: { id: input.id }, select: { userId: true } });
    if (known && known.userId !== viewer.id) throw new AppError('conflict');
    if (known) return input.id;
    await requireRoom(tx, viewer.id, today, { before: null, after: { repeats, endsOn, archivedAt: null, deletedAt: null } });
    await tx.goal.create({
      data: {
        id: input.id, userId: viewer.id, metric: metric.id, amount: metric.isWhole ? null : input.amount, period, repeats, startsOn, endsOn,
        filterKind: input.filter?.kind ?? null, filterValue: input.filter?.value ?? null, createdAt: now,
      },
      select: { id: true },
    });
    if (input.filter) await keepAtHand(tx, goals, viewer.id);
    return input.id;
  });
}

function checkShape(metric: GoalMetric, input: NewGoalInput, today: Date): void {
  if (!metric.isWhole && input.amount === undefined) throw invalidField('amount', 'goals:errors.amount');
  if ((metric.isWhole || input.period === 'span') && !input.to) throw invalidField('to', 'goals:errors.dayRequired');
  if ((metric.isWhole || input.period === 'span') && input.to && input.to < (input.from && input.from > today ? input.from : today)) throw invalidField('to', 'goals:errors.dayPast');
  if (metric.isWhole && !input.filter) throw invalidField('filter', 'goals:errors.filterRequired');
}

/** What a goal is about has to be there, be theirs, and go with what is counted. */
async function checkFilter({ db, viewer, goals }: GoalCtx, metric: GoalMetric, { filter }: NewGoalInput, days: { from: Date; to: Date }): Promise<void> {
  if (!filter) return;
  if (!metric.filters.includes(filter.kind)) throw invalidField('filter', 'goals:errors.filterOther');
  const [answer] = await goals.answer(db, viewer.id, [{ metric: metric.id, ...days, filter }]);
  if (!answer?.filter) throw invalidField('filter', 'goals:errors.filterGone');
  if (metric.isWhole && !answer.whole) throw invalidField('filter', 'goals:errors.lengthUnknown');
}
