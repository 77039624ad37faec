import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import type { GoalCtx } from '../goal-ctx.ts';
import { lockGoal } from './lock-goal.server.ts';
import { requireRoom } from './require-room.server.ts';
import { keepWatch } from './watch.server.ts';

type WhichGoal = { goalId: string };

/** A removed goal can come back for so long. */
export const keptDays = 30;

async function setArchived(ctx: GoalCtx, { goalId }: WhichGoal, archivedAt: Date | null): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!archivedAt) await keepWatch(tx, ctx.viewer.id, ctx.now, ctx.timeZone);
    const goal = await lockGoal(tx, ctx.viewer, goalId);
    if (goal.deletedAt) throw notFound();
    await requireRoom(tx, ctx.viewer.id, dayInZone(ctx.now, ctx.timeZone), { before: goal, after: { ...goal, archivedAt } });
    if ((goal.archivedAt === null) !== (archivedAt === null)) await tx.goal.update({ where: { id: goal.id }, data: { archivedAt }, select: { id: true } });
  });
}

/** Out of sight, and nothing more is told about it. */
export const archiveGoal = (ctx: GoalCtx, input: WhichGoal): Promise<void> => setArchived(ctx, input, ctx.now);

export const reviveGoal = (ctx: GoalCtx, input: WhichGoal): Promise<void> => setArchived(ctx, input, null);

async function setDeleted(ctx: GoalCtx, { goalId }: WhichGoal, deletedAt: Date | null): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!deletedAt) await keepWatch(tx, ctx.viewer.id, ctx.now, ctx.timeZone);
    const goal = await lockGoal(tx, ctx.viewer, goalId);
    await requireRoom(tx, ctx.viewer.id, dayInZone(ctx.now, ctx.timeZone), { before: goal, after: { ...goal, deletedAt } });
    if ((goal.deletedAt === null) !== (deletedAt === null)) await tx.goal.update({ where: { id: goal.id }, data: { deletedAt }, select: { id: true } });
  });
}

/** Gone from every list; for thirty days it can come back. */
export const removeGoal = (ctx: GoalCtx, input: WhichGoal): Promise<void> => setDeleted(ctx, input, ctx.now);

export const restoreGoal = (ctx: GoalCtx, input: WhichGoal): Promise<void> => setDeleted(ctx, input, null);

/** Deletes what was removed thirty days ago. Whoever has no other goal is looked at once more: rooms let go of what they kept for it. */
export async function forgetRemovedGoals(db: Pick<Db, 'goal' | 'goalWatch'>, now: Date): Promise<number> {
  const where = { deletedAt: { lte: new Date(now.getTime() - keptDays * 86_400_000) } };
  const people = await db.goal.findMany({ where: { ...where, filterKind: { not: null } }, distinct: ['userId'], select: { userId: true } });
  const { count } = await db.goal.deleteMany({ where });
  await db.goalWatch.createMany({ data: people.map(({ userId }) => ({ userId, dueAt: now })), skipDuplicates: true });
  return count;
}
