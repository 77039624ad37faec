import type { Tx } from '#app/platform/db/client.server.ts';
import { recordAudit } from '../audit.server.ts';

type Whose = { userId: string } | { chatId: string };

const whose = (which: Whose) => ('userId' in which ? { userId: which.userId } : { chatId: BigInt(which.chatId) });

/** From either side: the settings know the person, the bot the chat. The house writes to their mail again. Says whose it was. */
export async function unlinkTelegram(tx: Tx, which: Whose, { now, ip = null }: { now: Date; ip?: string | null }): Promise<string | null> {
  const link = await tx.telegramLink.findUnique({ where: whose(which) as { userId: string }, select: { userId: true } });
  if (!link) return null;
  const { count } = await tx.telegramLink.deleteMany({ where: { ...whose(which), userId: link.userId } });
  if (count === 0) return null;
  await writeByMail(tx, link.userId);
  await recordAudit(tx, { kind: 'telegram.unlinked', actorId: link.userId, ip, now });
  return link.userId;
}

/** They blocked the bot: nothing is sent there until they speak to it again, and the house writes to their mail. */
export async function loseTelegram(tx: Tx, which: Whose, now: Date): Promise<void> {
  const link = await tx.telegramLink.findFirst({ where: { ...whose(which), deadAt: null }, select: { userId: true } });
  if (!link) return;
  const { count } = await tx.telegramLink.updateMany({ where: { ...whose(which), deadAt: null }, data: { deadAt: now } });
  if (count === 0) return;
  await writeByMail(tx, link.userId);
  await recordAudit(tx, { kind: 'telegram.lost', actorId: link.userId, ip: null, now });
}

const writeByMail = (tx: Tx, userId: string) => tx.user.updateMany({ where: { id: userId, notificationChannel: 'telegram' }, data: { notificationChannel: 'email' } });
