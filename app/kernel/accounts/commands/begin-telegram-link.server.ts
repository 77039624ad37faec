import { inTransaction } from '#app/platform/db/client.server.ts';
import { addressBucket, consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import type { MemberCtx } from '../context.ts';
import { hashSecret, newSecret } from '../secret.server.ts';

/** How long the link that binds a chat is good for. */
export const pairingSeconds = 15 * 60;

/** A new link for the viewer's chat: one at a time, for one use. Only who holds it can bind a chat, so it is given once and kept as a hash. */
export async function beginTelegramLink(ctx: MemberCtx): Promise<{ token: string; until: Date }> {
  const { id: userId } = ctx.viewer;
  await consumeLimits(ctx.db, [
    { name: 'telegram-link', key: userId, max: 10, seconds: 3600 },
    { name: 'telegram-link-ip', key: addressBucket(ctx.ip), max: 30, seconds: 3600 },
  ], ctx.now);
  const token = newSecret();
  const until = new Date(ctx.now.getTime() + pairingSeconds * 1000);
  const row = { tokenHash: hashSecret(token), createdAt: ctx.now, expiresAt: until };
  await inTransaction(ctx.db, (tx) => tx.telegramPairing.upsert({ where: { userId }, create: { userId, ...row }, update: row, select: { userId: true } }));
  return { token, until };
}
