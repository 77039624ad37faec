import { requireOwner } from '#app/kernel/administration/owner.ts';
import type { OperationsCtx } from '../context.ts';
import { lookAtMachine } from '../machine.server.ts';
import type { MachineParts, MachineView } from '../machine.server.ts';
import { listErrors } from './list-errors.server.ts';
import type { ErrorRow } from './list-errors.server.ts';
import { lookAtDatabase } from './look-at-database.server.ts';
import type { DatabaseView } from './look-at-database.server.ts';
import { lookAtMail } from './look-at-mail.server.ts';
import type { MailView } from './look-at-mail.server.ts';

export type QueueView = { waiting: number; active: number; dead: number; oldestWaitingAt: Date | null };

export type HealthView = { machine: MachineView; database: DatabaseView; mail: MailView; queue: QueueView; errors: ErrorRow[] };

/** How the house is, as far as it can be found out from inside. */
export async function getHealth(ctx: OperationsCtx, parts: MachineParts): Promise<HealthView> {
  requireOwner(ctx);
  const [machine, database, mail, queues, errors] = await Promise.all([
    lookAtMachine(parts), lookAtDatabase(ctx.db), lookAtMail(ctx.db, ctx.now), ctx.jobs.listQueues(), listErrors(ctx),
  ]);
  const sum = (key: 'waiting' | 'active' | 'dead') => queues.reduce((all, queue) => all + queue[key], 0);
  const oldest = queues.flatMap(({ oldestWaitingAt }) => (oldestWaitingAt ? [oldestWaitingAt] : [])).sort((a, b) => a.getTime() - b.getTime());
  const queue = { waiting: sum('waiting'), active: sum('active'), dead: sum('dead'), oldestWaitingAt: oldest[0] ?? null };
  return { machine, database, mail, queue, errors };
}
