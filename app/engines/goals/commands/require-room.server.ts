import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { isRunningOn, runningOn } from '../model/goal.ts';
import type { Goal } from '../model/goal.ts';

/** Running at once: the list of what runs has one page. */
export const mostGoals = 100;

type Run = Pick<Goal, 'archivedAt' | 'deletedAt' | 'repeats' | 'endsOn'>;

/** Before a goal begins to run, or runs again, behind the person's watch. One that runs already may change: it takes nobody's place. */
export async function requireRoom(tx: Tx, userId: string, today: Date, { before, after }: { before: Run | null; after: Run }): Promise<void> {
  if ((before && isRunningOn(before, today)) || !isRunningOn(after, today)) return;
  const running = await tx.goal.count({ where: runningOn(userId, today) });
  if (running >= mostGoals) throw new AppError('invalid', { fields: { '': ['goals:errors.tooMany'] } });
}
