import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { addDays, dayInZone } from '#app/platform/time/days.ts';
import type { GoalDesk } from '../desk.server.ts';
import { goalColumns, runningOn } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';
import { periodAt, periodsBefore } from '../model/periods.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import { measureGoals, measurePeriods } from '../queries/measure-goals.server.ts';
import type { Whose } from '../queries/measure-goals.server.ts';
import { keepAtHand } from './keep-at-hand.server.ts';
import { tellBehind, tellEnded, tellReached } from './tell-news.server.ts';
import { nextLook } from './watch.server.ts';

export type GoalWork = { db: Db; queue: Queue; goals: GoalDesk; now: () => Date };

/** Looks at the goals of everybody whose day has come, one person after the other; returns how many people. May be run again. */
export async function checkDueGoals(work: GoalWork, signal?: AbortSignal): Promise<number> {
  let people = 0;
  while (!signal?.aborted && (await inTransaction(work.db, (tx) => checkNext(work, tx)))) people += 1;
  return people;
}

type Due = { userId: string; checkedOn: Date | null; timeZone: string; weekStart: WeekStart; isAway: boolean };

/** The person who is due the longest, and whom nobody else looks at just now. */
async function checkNext({ queue, goals, now }: GoalWork, tx: Tx): Promise<boolean> {
  const at = now();
  const [due] = await tx.$queryRaw<Due[]>`
    SELECT w."userId"::text AS "userId", w."checkedOn", u."timeZone", u."weekStart", u."deactivatedAt" IS NOT NULL AS "isAway"
    FROM "GoalWatch" w JOIN "User" u ON u."id" = w."userId" WHERE w."dueAt" <= ${at}::timestamptz ORDER BY w."dueAt", w."userId" LIMIT 1 FOR UPDATE OF w SKIP LOCKED`;
  if (!due) return false;
  const { userId } = due;
  const whose: Whose = { userId, today: dayInZone(at, due.timeZone), weekStart: due.weekStart };
  await keepAtHand(tx, goals, userId);
  const since = due.checkedOn ?? addDays(whose.today, -1);
  const rows = await tx.goal.findMany({ where: runningOn(userId, since), select: goalColumns, orderBy: { id: 'asc' } });
  if (rows.length === 0) {
    await tx.goalWatch.delete({ where: { userId }, select: { userId: true } });
    return true;
  }
  if (!due.isAway) await tell({ tx, queue, goals }, whose, rows, since);
  await tx.goalWatch.update({ where: { userId }, data: { dueAt: nextLook(at, due.timeZone), checkedOn: whose.today }, select: { userId: true } });
  return true;
}

async function tell({ tx, queue, goals }: { tx: Tx; queue: Queue; goals: GoalDesk }, whose: Whose, rows: readonly Goal[], since: Date): Promise<void> {
  const telling = { tx, queue, goals, userId: whose.userId, today: whose.today };
  // What ended before the last look was told then; of several that were missed only the last is news.
  const ended = rows.flatMap((goal) => periodsBefore(goal, whose.today, whose.weekStart, 1).filter(({ to }) => to >= since).map((period) => ({ goal, period })));
  for (const one of await measurePeriods(goals, tx, whose, ended)) await tellEnded(telling, one);
  const told = await tx.goalNews.groupBy({ by: ['goalId'], where: { kind: 'behind', goalId: { in: rows.map(({ id }) => id) } }, _max: { day: true } });
  const toldOn = new Map(told.map(({ goalId, _max }) => [goalId, _max.day ?? undefined]));
  const running = rows.filter((goal) => periodAt(goal, whose.today, whose.weekStart).to >= whose.today);
  for (const one of await measureGoals(goals, tx, whose, running)) {
    await tellReached(telling, one);
    await tellBehind(telling, one, toldOn.get(one.goal.id));
  }
}

/** Facts have changed: what is reached by them is told at once. */
export async function checkReached({ queue, goals, now }: Omit<GoalWork, 'db'>, tx: Tx, userId: string): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { timeZone: true, weekStart: true } });
  if (!user) return;
  const whose: Whose = { userId, today: dayInZone(now(), user.timeZone), weekStart: user.weekStart as WeekStart };
  const rows = await tx.goal.findMany({ where: runningOn(userId, whose.today), select: goalColumns, orderBy: { id: 'asc' } });
  for (const one of await measureGoals(goals, tx, whose, rows)) await tellReached({ tx, queue, goals, userId, today: whose.today }, one);
}
