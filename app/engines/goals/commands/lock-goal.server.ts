import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { goalColumns } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';
import { lockWatch } from './watch.server.ts';

/** One's own goal until the transaction ends; anybody else's is not found. */
export async function lockGoal(tx: Tx, viewer: Viewer, goalId: string): Promise<Goal> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Goal" WHERE "id" = ${requireUuid(goalId)}::uuid AND "userId" = ${viewer.id}::uuid FOR UPDATE`;
  if (!locked) throw notFound();
  return tx.goal.findUniqueOrThrow({ where: { id: locked.id }, select: goalColumns });
}

/** The goal with what a change of it may lock before it, in the commands' order. */
export async function holdGoal(tx: Tx, viewer: Viewer, goalId: string): Promise<void> {
  await lockWatch(tx, viewer.id);
  await lockGoal(tx, viewer, goalId);
}
