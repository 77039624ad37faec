import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { UnsubscribeTokens } from '../unsubscribe-token.server.ts';
import { lockBoxes } from './box.server.ts';

/** Whom a letter's link stands for, and whether their letters are stopped already. A link that is not ours leads nowhere. */
export async function getLetters(ctx: Ctx, { tokens, token }: { tokens: UnsubscribeTokens; token: string }): Promise<{ userId: string; areStopped: boolean }> {
  const userId = tokens.read(token);
  const person = userId && (await ctx.db.user.findUnique({ where: { id: userId }, select: { notificationBox: { select: { lettersStoppedAt: true } } } }));
  if (!userId || !person) throw notFound();
  return { userId, areStopped: Boolean(person.notificationBox?.lettersStoppedAt) };
}

/** No more letters of news. The list, other channels and letters about the account itself stay as they are. */
export async function stopLetters(ctx: Ctx, wanted: { tokens: UnsubscribeTokens; token: string }): Promise<void> {
  const { userId, areStopped } = await getLetters(ctx, wanted);
  if (areStopped) return;
  await inTransaction(ctx.db, async (tx) => {
    await lockBoxes(tx, [userId]);
    const { count } = await tx.notificationBox.updateMany({ where: { userId, lettersStoppedAt: null }, data: { lettersStoppedAt: ctx.now } });
    if (count > 0) await recordAudit(tx, { kind: 'account.notifications-changed', actorId: userId, ip: ctx.ip, now: ctx.now, details: { letters: 'stopped' } });
  });
}
