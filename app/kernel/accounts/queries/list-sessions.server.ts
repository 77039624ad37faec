import type { MemberCtx } from '../context.ts';
import { deviceOf } from '../model/device.ts';
import type { Device } from '../model/device.ts';
import { sessionIdleSeconds } from '../session.server.ts';

export type SessionView = { id: string; device: Device; createdAt: Date; lastSeenAt: Date; isCurrent: boolean };

/** The viewer's sessions that still open something, this one first. */
export async function listSessions(ctx: MemberCtx): Promise<SessionView[]> {
  const rows = await ctx.db.session.findMany({
    where: { userId: ctx.viewer.id, expiresAt: { gt: ctx.now }, lastSeenAt: { gt: new Date(ctx.now.getTime() - sessionIdleSeconds * 1000) } },
    select: { publicId: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { publicId: 'desc' }],
    take: 100,
  });
  return rows
    .map(({ publicId, userAgent, ...times }) => ({ id: publicId, device: deviceOf(userAgent), isCurrent: publicId === ctx.viewer.sessionId, ...times }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
