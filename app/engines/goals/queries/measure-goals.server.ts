import type { GoalAnswer, GoalMetric } from '#app/kernel/contributions/goal-metric.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { GoalDesk } from '../desk.server.ts';
import { countOf, filterOf } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';
import { paceOf } from '../model/pace.ts';
import type { Count, Pace } from '../model/pace.ts';
import { periodAt } from '../model/periods.ts';
import type { Period } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

/** A goal in one of its periods, counted. `standing` is null where nobody can say how it stands. */
export type Measured = { goal: Goal; period: Period; metric: GoalMetric | null; answer: GoalAnswer; standing: { count: Count; pace: Pace } | null };

export type Whose = { userId: string; today: Date; weekStart: WeekStart };

/** Counts goals in given periods from facts: one query for each room, however many they are. */
export async function measurePeriods(goals: GoalDesk, db: DbOrTx, { userId, today }: Whose, asked: readonly { goal: Goal; period: Period }[]): Promise<Measured[]> {
  const answers = await goals.answer(db, userId, asked.map(({ goal, period }) => ({ metric: goal.metric, ...period, filter: filterOf(goal) })));
  return asked.map(({ goal, period }, index) => {
    const answer = answers[index]!;
    const metric = goals.metric(goal.metric);
    const count = metric && countOf(goal, answer);
    return { goal, period, metric, answer, standing: count && { count, pace: paceOf(count, period, today) } };
  });
}

/** The same for the period that each goal is in now. */
export const measureGoals = (goals: GoalDesk, db: DbOrTx, whose: Whose, rows: readonly Goal[]): Promise<Measured[]> =>
  measurePeriods(goals, db, whose, rows.map((goal) => ({ goal, period: periodAt(goal, whose.today, whose.weekStart) })));
