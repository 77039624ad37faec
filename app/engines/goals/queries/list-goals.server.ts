import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { mostGoals } from '../commands/require-room.server.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { goalColumns, runningOn } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';
import { goalRow, readerOf, whoseOf } from './goal-row.ts';
import type { GoalRow } from './goal-row.ts';
import { measureGoals } from './measure-goals.server.ts';

/** What still runs or is yet to begin, what is behind first, then by what ends soonest. */
export async function listRunningGoals(ctx: GoalCtx, { take = mostGoals }: { take?: number } = {}): Promise<GoalRow[]> {
  const { today } = whoseOf(ctx);
  const rows = await ctx.db.goal.findMany({
    where: runningOn(ctx.viewer.id, today), select: goalColumns, orderBy: { id: 'desc' }, take: mostGoals,
  });
  const measured = await measureGoals(ctx.goals, ctx.db, whoseOf(ctx), rows);
  const reader = readerOf(ctx);
  const rank = (standing: GoalRow['standing']) => ['behind', 'onPace', 'ahead', 'reached', 'waiting', 'unknown', 'missed'].indexOf(standing);
  return measured
    .map((one) => ({ row: goalRow(ctx, reader, one), to: one.period.to.getTime() }))
    .sort((a, b) => rank(a.row.standing) - rank(b.row.standing) || a.to - b.to)
    .slice(0, take).map(({ row }) => row);
}

const order: KeysetOrder = { name: 'goals', key: Prisma.sql`g."createdAt"`, id: Prisma.sql`g."id"`, type: 'timestamptz', direction: 'desc' };

export type PastGoal = GoalRow & { isArchived: boolean };

/** Goals that are over, and those that were put away, the latest first. */
export async function listPastGoals(ctx: GoalCtx, { after, take = 30 }: { after: string | null; take?: number }): Promise<KeysetPage<PastGoal>> {
  const whose = whoseOf(ctx);
  const page = keyset(order, after, take);
  const found = await ctx.db.$queryRaw<(Goal & KeysetRow)[]>`
    SELECT g."id", g."metric", g."amount", g."period"::text AS "period", g."repeats", g."filterKind", g."filterValue", g."startsOn", g."endsOn", g."archivedAt", g."deletedAt", ${keysetColumns(order)}
    FROM "Goal" g WHERE g."userId" = ${ctx.viewer.id}::uuid AND g."deletedAt" IS NULL
      AND (g."archivedAt" IS NOT NULL OR (NOT g."repeats" AND g."endsOn" < ${whose.today}::date)) AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...around } = page.toPage(found);
  const measured = await measureGoals(ctx.goals, ctx.db, whose, rows);
  const reader = readerOf(ctx);
  return { ...around, rows: measured.map((one) => ({ ...goalRow(ctx, reader, one), isArchived: one.goal.archivedAt !== null })) };
}
