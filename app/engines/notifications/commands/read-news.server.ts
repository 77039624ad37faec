import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { requireNews } from '../queries/require-news.server.ts';
import { lockBoxes, tellStreams } from './box.server.ts';

/** Reads one of the viewer's news; says where it leads. */
export async function readNews(ctx: MemberCtx, { id }: { id: string }): Promise<string> {
  const { href, isRead } = await requireNews(ctx, { id });
  if (!isRead) await markRead(ctx, { id });
  return href;
}

/** Reads all that had been shown up to `latest`: what came while the page stood there stays new. */
export const readAllNews = (ctx: MemberCtx, { latest }: { latest: number }): Promise<number> => markRead(ctx, { seq: { lte: BigInt(latest) } });

async function markRead(ctx: MemberCtx, which: { id: string } | { seq: { lte: bigint } }): Promise<number> {
  const userId = ctx.viewer.id;
  return inTransaction(ctx.db, async (tx) => {
    await lockBoxes(tx, [userId]);
    const { count } = await tx.notification.updateMany({
      where: { ...which, userId, shownAt: { not: null }, readAt: null, foldedInto: null }, data: { readAt: ctx.now, sendAt: null, inDigest: false },
    });
    if (count > 0) await tellStreams(tx, [userId]);
    return count;
  });
}
