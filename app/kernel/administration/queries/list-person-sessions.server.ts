import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { deviceOf } from '#app/kernel/accounts/model/device.ts';
import type { Device } from '#app/kernel/accounts/model/device.ts';
import { sessionIdleSeconds } from '#app/kernel/accounts/session.server.ts';
import { requireOwner } from '../owner.ts';

export type PersonSession = { id: string; device: Device; ip: string | null; createdAt: Date; lastSeenAt: Date; isCurrent: boolean };

/** Where somebody is signed in, the latest visit first. */
export async function listPersonSessions(ctx: MemberCtx, personId: string): Promise<PersonSession[]> {
  requireOwner(ctx);
  const idleSince = new Date(ctx.now.getTime() - sessionIdleSeconds * 1000);
  const rows = await ctx.db.session.findMany({
    where: { userId: personId, expiresAt: { gt: ctx.now }, lastSeenAt: { gt: idleSince } },
    select: { publicId: true, userAgent: true, ip: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { publicId: 'desc' }],
    take: 50,
  });
  return rows.map(({ publicId, userAgent, ip, ...times }) => ({ id: publicId, device: deviceOf(userAgent), ip: ip || null, isCurrent: publicId === ctx.viewer.sessionId, ...times }));
}
