import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { makeExportJob } from '../jobs.server.ts';
import { unfinished } from '../model/export-states.ts';

/** A run that nobody has finished for so long is not going to be. */
const longestMs = 24 * 3_600_000;

/** Begins an archive of everything the viewer has here, unless one is being made; earlier ones go. Says whether it began. */
export async function requestExport(ctx: MemberCtx): Promise<boolean> {
  const id = uuidv7();
  const userId = ctx.viewer.id;
  return inTransaction(ctx.db, async (tx) => {
    await tx.dataExport.updateMany({
      where: { userId, ...unfinished, createdAt: { lt: new Date(ctx.now.getTime() - longestMs) } },
      data: { state: 'failed', finishedAt: ctx.now },
    });
    // Of many requests at once the index lets one in.
    const { count } = await tx.dataExport.createMany({ data: [{ id, userId, createdAt: ctx.now }], skipDuplicates: true });
    if (count === 0) return false;
    const earlier = { userId, id: { not: id } };
    await tx.storedFile.deleteMany({ where: { ownerId: userId, exports: { some: earlier } } });
    await tx.dataExport.deleteMany({ where: earlier });
    await ctx.queue.enqueue(tx, makeExportJob, { exportId: id, locale: ctx.locale }, { singletonKey: id });
    await recordAudit(tx, { kind: 'account.export-requested', actorId: userId, ip: ctx.ip, now: ctx.now });
    return true;
  });
}
