import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { addDays, dayInZone } from '#app/platform/time/days.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { goalColumns } from '../model/goal.ts';
import { periodAt } from '../model/periods.ts';
import { titleText } from '../model/words.ts';
import { goalPaths } from '../paths.ts';
import { readerOf } from './goal-row.ts';
import { measurePeriods } from './measure-goals.server.ts';

/** Which period a fact is about: its first day as the view `GoalsFact` counts it. */
const firstDay = (part: number): Date => addDays(new Date('2000-01-01T00:00:00Z'), part);

/** Goals that were reached, as long as they are: what was taken back since is not shown. One question for each person whose goals are among them. */
export async function feedCards(ctx: GoalCtx, facts: readonly FeedFact[]): Promise<ReadonlyMap<string, FeedCard>> {
  const { db, viewer, goals, now } = ctx;
  const rows = await db.goal.findMany({
    where: { id: { in: facts.map(({ factId }) => factId) }, deletedAt: null }, select: { ...goalColumns, userId: true, user: { select: { timeZone: true, weekStart: true } } },
  });
  const reader = readerOf(ctx);
  const cards = new Map<string, FeedCard>();
  for (const userId of new Set(rows.map((row) => row.userId))) {
    const asked = facts.flatMap((fact) => {
      const goal = rows.find((row) => row.id === fact.factId && row.userId === userId);
      return goal ? [{ fact, goal, period: periodAt(goal, firstDay(fact.part), goal.user.weekStart as WeekStart) }] : [];
    });
    const { timeZone, weekStart } = asked[0]!.goal.user;
    const measured = await measurePeriods(goals, db, { userId, today: dayInZone(now, timeZone), weekStart: weekStart as WeekStart }, asked);
    measured.forEach(({ goal, metric, answer, standing }, index) => {
      if (!standing || standing.count.done < standing.count.target) return;
      cards.set(asked[index]!.fact.id, {
        key: 'goals-feed:reached', title: titleText(reader, goal, metric, answer), detail: null, href: userId === viewer.id ? goalPaths.goal(goal.id) : null, rating: null, cover: null,
      });
    });
  }
  return cards;
}
