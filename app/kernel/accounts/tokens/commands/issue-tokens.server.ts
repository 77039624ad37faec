import type { Ctx } from '../../context.ts';
import { hashSecret } from '../../secret.server.ts';
import { signAccessToken } from '../access-token.server.ts';
import type { TokenHouse } from '../access-token.server.ts';

export type TokenPair = { accessToken: string; refreshToken: string; expiresAt: number; refreshExpiresAt: number };

/** The access token that goes with a refresh token just made. */
export async function issueTokens(ctx: Pick<Ctx, 'db' | 'now'>, house: TokenHouse, refreshToken: string): Promise<TokenPair> {
  const { expiresAt: refreshEnd, family } = await ctx.db.refreshToken.findUniqueOrThrow({
    where: { tokenHash: hashSecret(refreshToken) }, select: { expiresAt: true, family: { select: { id: true, userId: true } } },
  });
  const { token: accessToken, expiresAt } = await signAccessToken(house, { userId: family.userId, familyId: family.id, now: ctx.now });
  return { accessToken, refreshToken, expiresAt, refreshExpiresAt: Math.floor(refreshEnd.getTime() / 1000) };
}
