import type { MemberCtx } from '../../context.ts';
import { deviceOf } from '../../model/device.ts';
import { liveFamilies } from '../families.server.ts';
import { knownScopes } from '../scopes.ts';

/** What lets the viewer's scripts and clients in, newest first; never a token. */
export const listTokens = (ctx: MemberCtx) => tokensOf(ctx, ctx.viewer.id);

/** The same of anybody: whoever calls this has asked whether the viewer may know. */
export async function tokensOf(ctx: MemberCtx, userId: string) {
  const [tokens, families] = await Promise.all([
    ctx.db.personalToken.findMany({
      where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100,
      select: { id: true, name: true, ending: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true },
    }),
    ctx.db.tokenFamily.findMany({
      where: liveFamilies(userId, ctx.now), orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }], take: 100,
      select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    }),
  ]);
  return {
    tokens: tokens.map((token) => ({ ...token, scopes: knownScopes(token.scopes), isOver: token.expiresAt !== null && token.expiresAt <= ctx.now })),
    clients: families.map(({ userAgent, ...family }) => ({ ...family, agent: (userAgent ?? '').slice(0, 80), device: deviceOf(userAgent), isCurrent: family.id === ctx.viewer.sessionId })),
  };
}

/** How many clients are signed in besides where the viewer is now. */
export const countOtherClients = ({ db, viewer, now }: MemberCtx): Promise<number> =>
  db.tokenFamily.count({ where: { ...liveFamilies(viewer.id, now), id: { not: viewer.sessionId } } });
