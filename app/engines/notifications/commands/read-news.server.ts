import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { z } from 'zod';
import { lockBoxes, tellStreams } from './box.server.ts';

/** Reads one of the viewer's news; says where it leads. Somebody else's, and what is still held back, is not there. */
export async function readNews(ctx: MemberCtx, { id }: { id: string }): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw notFound();
  const own = { id, userId: ctx.viewer.id, shownAt: { not: null } };
  const found = await ctx.db.notification.findFirst({ where: own, select: { href: true, readAt: true } });
  if (!found) throw notFound();
  if (found.readAt === null) await markRead(ctx, { id });
  return found.href;
}

/** Reads all that had been shown up to `upTo`: what came while the page stood there stays new. */
export const readAllNews = (ctx: MemberCtx, { upTo }: { upTo: number }): Promise<number> => markRead(ctx, { seq: { lte: BigInt(upTo) } });

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
