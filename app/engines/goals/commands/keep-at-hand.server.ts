import type { Tx } from '#app/platform/db/client.server.ts';
import type { GoalDesk } from '../desk.server.ts';
import { filterOf } from '../model/goal.ts';

/**
 * Says to the rooms what a person's goals are narrowed by, so that they have the sums at hand. Goals that are over, put away or
 * removed count as well: one may look at them, or bring them back. The caller holds the person's watch.
 */
export async function keepAtHand(tx: Tx, goals: GoalDesk, userId: string): Promise<void> {
  const rows = await tx.goal.findMany({
    where: { userId, filterKind: { not: null } }, distinct: ['metric', 'filterKind', 'filterValue'], select: { metric: true, filterKind: true, filterValue: true },
  });
  await goals.keep(tx, userId, rows.flatMap((row) => {
    const filter = filterOf(row);
    return filter ? [{ metric: row.metric, filter }] : [];
  }));
}
