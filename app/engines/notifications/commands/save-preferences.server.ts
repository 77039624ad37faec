import type { NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { NotificationSettings } from '../schema.ts';
import { lockBoxes } from './box.server.ts';

type Wanted = Pick<NotificationSettings, 'timings' | 'quietFrom' | 'quietUntil' | 'quietThen' | 'channel'>;

/** What the viewer wants to hear of, and when not. A topic that nobody contributes is left out; who chooses e-mail gets letters again. */
export async function savePreferences(ctx: Pick<MemberCtx, 'viewer'> & { db: DbOrTx }, { timings, quietFrom, quietUntil, quietThen, channel }: Wanted, topics: readonly NotificationTopic[]): Promise<void> {
  const userId = ctx.viewer.id;
  const known = topics.flatMap(({ id }) => (Object.hasOwn(timings, id) && timings[id] ? [{ userId, topic: id, timing: timings[id] }] : []));
  await inTransaction(ctx.db, async (tx) => {
    await lockBoxes(tx, [userId]);
    for (const one of known) {
      await tx.notificationPreference.upsert({ where: { userId_topic: { userId, topic: one.topic } }, create: one, update: { timing: one.timing }, select: { topic: true } });
    }
    await tx.notificationBox.update({
      where: { userId }, select: { userId: true },
      data: { quietFrom: quietFrom ?? null, quietUntil: quietUntil ?? null, quietThen, ...(channel === 'email' && { lettersStoppedAt: null }) },
    });
  });
}
