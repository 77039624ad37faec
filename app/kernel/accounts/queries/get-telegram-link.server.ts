import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { MemberCtx } from '../context.ts';

export type TelegramLinkView = { name: string | null; linkedAt: Date; isDead: boolean; reminderHour: number | null };

/** The viewer's chat with the bot, and whether that is where the house writes to them. */
export async function getTelegramLink(ctx: MemberCtx): Promise<{ link: TelegramLinkView | null; isChannel: boolean }> {
  const { telegramLink, notificationChannel } = await ctx.db.user.findUniqueOrThrow({
    where: { id: ctx.viewer.id },
    select: { notificationChannel: true, telegramLink: { select: { name: true, linkedAt: true, deadAt: true, reminderHour: true } } },
  });
  if (!telegramLink) return { link: null, isChannel: false };
  const { deadAt, ...link } = telegramLink;
  return { link: { ...link, isDead: deadAt !== null }, isChannel: notificationChannel === 'telegram' };
}

/** Can somebody be written to there? */
export const hasTelegram = async (db: DbOrTx, userId: string): Promise<boolean> =>
  (await db.telegramLink.findFirst({ where: { userId, deadAt: null }, select: { userId: true } })) !== null;
