import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { daysBetween, dayText } from '#app/platform/time/days.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { filterOf, goalColumns } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';
import { lineOf } from '../model/pace.ts';
import { periodAt, periodsBefore } from '../model/periods.ts';
import { amountText, dayTicks, numberText, paceSentence, periodName, periodText } from '../model/words.ts';
import type { Reader } from '../model/words.ts';
import { formatDay } from '#app/platform/time/format.ts';
import { filterText, goalRow, readerOf, whoseOf } from './goal-row.ts';
import type { GoalRow } from './goal-row.ts';
import { measurePeriods } from './measure-goals.server.ts';
import type { Measured } from './measure-goals.server.ts';

export type PastPeriod = { key: string; name: string; progress: GoalRow['progress']; isReached: boolean };

export type GoalLine = { actual: { x: number; y: number }[]; needed: { x: number; y: number }[]; ticks: { x: number; label: string }[]; table: { day: string; done: string }[] };

export type GoalView = GoalRow & {
  period: string;
  /** What it is narrowed by. */
  filter: string | null;
  /** Ahead or behind, what is needed, when it arrives. */
  sentence: string | null;
  left: string | null;
  line: GoalLine | null;
  filterHref: string | null;
  isOver: boolean;
  isArchived: boolean;
  isRemoved: boolean;
  repeats: boolean;
  past: PastPeriod[];
};

/** How many periods of a goal that repeats are shown. */
const pastShown = 24;

export async function findGoal(ctx: GoalCtx, { goalId }: { goalId: string }): Promise<Goal> {
  const goal = await ctx.db.goal.findFirst({ where: { id: requireUuid(goalId), userId: ctx.viewer.id }, select: goalColumns });
  if (!goal) throw notFound();
  return goal;
}

/** One of one's own goals: how it stands, its line, and the periods before. All of it is counted anew. */
export async function getGoal(ctx: GoalCtx, input: { goalId: string }): Promise<GoalView> {
  const goal = await findGoal(ctx, input);
  const whose = whoseOf(ctx);
  const reader = readerOf(ctx);
  const period = periodAt(goal, whose.today, whose.weekStart);
  const before = goal.repeats ? periodsBefore(goal, whose.today, whose.weekStart, pastShown) : [];
  const [current, ...past] = await measurePeriods(ctx.goals, ctx.db, whose, [period, ...before].map((one) => ({ goal, period: one })));
  const { metric, standing, answer } = current!;
  const row = goalRow(ctx, reader, current!);
  return {
    ...row, period: periodText(reader, period), filter: filterText(ctx, reader, current!), sentence: metric && standing && paceSentence(reader, metric, standing.pace, period),
    left: metric && standing && standing.pace.left > 0 ? amountText(reader, metric, standing.pace.left) : null,
    line: await lineFor(ctx, reader, current!), filterHref: answer.filter?.href ?? null,
    isOver: whose.today > period.to, isArchived: goal.archivedAt !== null, isRemoved: goal.deletedAt !== null, repeats: goal.repeats,
    past: past.map((one) => pastPeriod(ctx, reader, one)),
  };
}

function pastPeriod(ctx: GoalCtx, reader: Reader, measured: Measured): PastPeriod {
  const { progress, standing } = goalRow(ctx, reader, measured);
  return { key: dayText(measured.period.from), name: periodName(reader, measured.goal.period, measured.period), progress, isReached: standing === 'reached' };
}

/** The way so far against the straight way; before its first day there is none. */
async function lineFor(ctx: GoalCtx, reader: Reader, { goal, period, standing }: Measured): Promise<GoalLine | null> {
  if (!standing || reader.today < period.from || daysBetween(period.from, period.to) === 0) return null;
  const { start, target } = standing.count;
  const amounts = await ctx.goals.countByDay(ctx.db, ctx.viewer.id, { metric: goal.metric, ...period, filter: filterOf(goal) });
  let sum = start;
  return {
    actual: lineOf(start, amounts, period, reader.today),
    needed: [{ x: 0, y: start }, { x: daysBetween(period.from, period.to) + 1, y: target }],
    ticks: dayTicks(reader, period),
    table: amounts.map(({ day, amount }) => ({ day: formatDay(day, reader.locale, reader.today), done: numberText(reader, Math.floor((sum += amount))) })),
  };
}
