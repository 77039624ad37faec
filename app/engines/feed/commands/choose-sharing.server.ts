import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { FeedDesk } from '../desk.server.ts';
import type { SharingInput } from '../schema.ts';

/**
 * What others see of the viewer's doings in each room, from now on and so far. Facts that are being written wait, or are waited
 * for (`feed_settle` holds their person): none of them stays as it was chosen before.
 */
export async function chooseSharing(ctx: MemberCtx & { feed: FeedDesk }, { rooms }: SharingInput): Promise<void> {
  const userId = ctx.viewer.id;
  await inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    for (const { room } of ctx.feed.choices) {
      if (!Object.hasOwn(rooms, room)) continue;
      const isShared = rooms[room] === 'members';
      await tx.sharingChoice.upsert({ where: { userId_room: { userId, room } }, create: { userId, room, isShared }, update: { isShared }, select: { room: true } });
      await tx.activity.updateMany({ where: { userId, room, isShared: !isShared }, data: { isShared } });
    }
  }, { timeoutMs: 60_000 });
}
