import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { walkRemoved } from '../events.ts';
import type { WalkDone } from './move-walk.server.ts';
import { lockWalk } from './write-walk.server.ts';

/** Takes the viewer's walk away with its earlier times through and its history, as if it had not been. */
export async function removeWalk(ctx: MemberCtx, input: { titleId: string }): Promise<WalkDone> {
  return inTransaction(ctx.db, async (tx) => {
    const { walk, title } = await lockWalk(tx, ctx, input.titleId);
    if (!walk) throw notFound();
    await tx.walk.delete({ where: { id: walk.id }, select: { id: true } });
    await ctx.queue.publish(tx, walkRemoved, { titleId: title.id, type: title.type, userId: ctx.viewer.id, walkId: walk.id });
    return { walkId: walk.id, titleId: title.id, titleName: title.name };
  });
}
