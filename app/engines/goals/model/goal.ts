import type { GoalAnswer, GoalFilter } from '#app/kernel/contributions/goal-metric.ts';
import type { Count } from './pace.ts';
import type { Plan } from './periods.ts';

/** A goal as its row has it. */
export type Goal = Plan & { id: string; metric: string; amount: number | null; filterKind: string | null; filterValue: string | null; archivedAt: Date | null; deletedAt: Date | null };

export const goalColumns = {
  id: true, metric: true, amount: true, period: true, repeats: true, filterKind: true, filterValue: true, startsOn: true, endsOn: true, archivedAt: true, deletedAt: true,
} as const;

/** Goals of a person that run on a day or are yet to begin: neither put away nor removed. */
export const runningOn = (userId: string, day: Date) => ({ userId, archivedAt: null, deletedAt: null, OR: [{ repeats: true }, { endsOn: { gte: day } }] });

/** The same of one goal. */
export const isRunningOn = ({ archivedAt, deletedAt, repeats, endsOn }: Pick<Goal, 'archivedAt' | 'deletedAt' | 'repeats' | 'endsOn'>, day: Date): boolean =>
  archivedAt === null && deletedAt === null && (repeats || (endsOn !== null && endsOn >= day));

export const filterOf = ({ filterKind, filterValue }: Pick<Goal, 'filterKind' | 'filterValue'>): GoalFilter | null =>
  filterKind !== null && filterValue !== null ? { kind: filterKind, value: filterValue } : null;

/** Where a goal is; null where nobody can say: what it is about is gone, or nobody knows how long it is. */
export function countOf({ amount, filterKind }: Pick<Goal, 'amount' | 'filterKind'>, answer: GoalAnswer): Count | null {
  if (filterKind !== null && answer.filter === null) return null;
  if (amount !== null) return { start: 0, target: amount, done: answer.amount };
  return answer.whole && { start: answer.whole.before, target: answer.whole.total, done: answer.whole.before + answer.amount };
}
