import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { keepDays } from '../model/keeping.ts';

/** Housekeeping: what the logs no longer need to know (model/keeping.ts). Letters that still wait are kept however old. */
export async function forgetRecords(db: DbOrTx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
  await db.mailMessage.updateMany({ where: { status: 'failed', payload: { not: null }, createdAt: { lt: before(keepDays.failedContents) } }, data: { payload: null } });
  await db.mailMessage.deleteMany({ where: { status: { not: 'queued' }, createdAt: { lt: before(keepDays.mail) } } });
  await db.auditEvent.deleteMany({ where: { at: { lt: before(keepDays.audit) } } });
}
