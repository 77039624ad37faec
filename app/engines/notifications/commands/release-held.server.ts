import { inTransaction } from '#app/platform/db/client.server.ts';
import { releaseJob } from '../jobs.server.ts';
import { decide } from '../model/gate.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import type { NewsWork } from '../news-work.ts';
import { loadPeople, lockBoxes } from './box.server.ts';
import { showNews } from './show-news.server.ts';

/** More than anybody is told during one quiet time; what is over waits for the next run. */
const most = 500;

/** Shows what was held back, in its order, decided anew by what its person wants now. While they still read in peace it waits on. */
export async function releaseHeld(work: NewsWork, userId: string): Promise<void> {
  await inTransaction(work.db, async (tx) => {
    const now = work.now();
    await lockBoxes(tx, [userId]);
    const held = await tx.notification.findMany({
      where: { userId, shownAt: null }, orderBy: [{ happenedAt: 'asc' }, { id: 'asc' }], take: most, select: { id: true, topic: true },
    });
    const person = (await loadPeople(tx, work, [userId])).get(userId);
    if (held.length === 0 || !person) return;
    const quietUntil = (await quietOf(work.quiet, tx, [userId], now)).get(userId) ?? null;
    for (const { id, topic } of held) {
      const verdict = decide(person.recipient({ topic, quietUntil }), now);
      if (verdict.kind === 'nothing') await tx.notification.delete({ where: { id }, select: { id: true } });
      else if (verdict.kind === 'shown') await showNews(tx, work, [{ id, userId, send: verdict.send }], now);
      else await tx.notification.update({ where: { id }, data: { heldUntil: verdict.until }, select: { id: true } });
    }
    if (quietUntil) await work.queue.enqueue(tx, releaseJob, { userId }, { startAfter: quietUntil, singletonKey: `${userId} ${quietUntil.toISOString()}` });
    else if (held.length === most) await work.queue.enqueue(tx, releaseJob, { userId });
  }, { timeoutMs: 60_000 });
}
