import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedDesk } from '../desk.server.ts';

export type SharingView = { room: string; nameKey: string; helpKey: string; seenBy: 'members' | 'nobody' }[];

/** Who sees what the viewer does, room by room. Where nothing was chosen, only they themselves. */
export async function getSharing(ctx: MemberCtx & { feed: FeedDesk }): Promise<SharingView> {
  const chosen = await ctx.db.sharingChoice.findMany({ where: { userId: ctx.viewer.id }, select: { room: true, isShared: true } });
  const shared = new Set(chosen.filter(({ isShared }) => isShared).map(({ room }) => room));
  return ctx.feed.choices.map((choice) => ({ ...choice, seenBy: shared.has(choice.room) ? 'members' : 'nobody' }));
}
