import { z } from 'zod';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { goalColumns } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';

/** An id from an address is any text until it is checked; a wrong one is simply not found. */
export function requireGoalId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}

/** One's own goal until the transaction ends; anybody else's is not found. */
export async function lockGoal(tx: Tx, viewer: Viewer, goalId: string): Promise<Goal> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Goal" WHERE "id" = ${requireGoalId(goalId)}::uuid AND "userId" = ${viewer.id}::uuid FOR UPDATE`;
  if (!locked) throw notFound();
  return tx.goal.findUniqueOrThrow({ where: { id: locked.id }, select: goalColumns });
}
