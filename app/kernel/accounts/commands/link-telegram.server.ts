import { localeFor } from '#app/kernel/house/queries/locale-for.server.ts';
import { inTransaction, isUniqueViolation } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import { recordAudit } from '../audit.server.ts';
import { telegramNameKey } from '../model/telegram-name.ts';
import { hashSecret } from '../secret.server.ts';

export type TelegramWork = { db: Db; now: Date; queue: Queue };
export type Chat = { chatId: string; name: string | null; locale: string | null };
export type Linking = { outcome: 'linked' | 'already' | 'expired'; username?: string } | { outcome: 'taken' };

/**
 * Binds a chat to whoever made the link that was opened in it. The link is used up by it: of two chats that open one, one is bound.
 * A chat that is somebody's stays theirs, and the link stays good for another chat.
 */
export async function linkTelegram(work: TelegramWork, { token, chat }: { token: string; chat: Chat }): Promise<Linking> {
  try {
    return await inTransaction(work.db, (tx) => bind(tx, work, token, chat));
  } catch (error) {
    // Another link bound the chat in the same moment.
    if (isUniqueViolation(error, 'chatId')) return { outcome: 'taken' };
    throw error;
  }
}

async function bind(tx: Tx, { now, queue }: TelegramWork, token: string, chat: Chat): Promise<Linking> {
  const owner = await tx.telegramLink.findUnique({ where: { chatId: BigInt(chat.chatId) }, select: { userId: true, user: { select: { username: true } } } });
  const [pairing] = await tx.$queryRaw<{ userId: string }[]>`
    DELETE FROM "TelegramPairing" p USING "User" u
    WHERE p."tokenHash" = ${hashSecret(token)} AND p."expiresAt" > ${now}::timestamptz AND u."id" = p."userId" AND u."deactivatedAt" IS NULL
      AND (${owner?.userId ?? null}::uuid IS NULL OR p."userId" = ${owner?.userId ?? null}::uuid)
    RETURNING p."userId"::text AS "userId"`;
  if (!pairing) return unbound(tx, token, owner?.user.username);
  const { userId } = pairing;
  await takeName(tx, userId, chat.name);
  const row = { chatId: BigInt(chat.chatId), ...nameOf(chat), locale: chat.locale, linkedAt: now, deadAt: null };
  await tx.telegramLink.upsert({ where: { userId }, create: { userId, ...row }, update: row, select: { userId: true } });
  await recordAudit(tx, { kind: 'telegram.linked', actorId: userId, ip: null, now });
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { username: true, email: true, locale: true, timeZone: true } });
  if (person.email !== null) {
    await queueMail(tx, queue, {
      idempotencyKey: `accounts.telegram-linked:${Buffer.from(hashSecret(token)).toString('hex')}`, userId, to: person.email, template: 'accounts.telegram-linked',
      locale: isLocale(person.locale) ? person.locale : await localeFor(tx, chat.locale), timeZone: person.timeZone, data: { username: person.username, at: now.toISOString() },
    });
  }
  return { outcome: 'linked', username: person.username };
}

/** Told apart for somebody who holds a good link of another person: they are in a chat that is taken. */
async function unbound(tx: Tx, token: string, ownersName: string | undefined): Promise<Linking> {
  if (ownersName === undefined) return { outcome: 'expired' };
  const isGood = await tx.telegramPairing.findUnique({ where: { tokenHash: hashSecret(token) }, select: { userId: true } });
  return isGood ? { outcome: 'taken' } : { outcome: 'already', username: ownersName };
}

const nameOf = ({ name }: Chat) => ({ name, nameKey: name === null ? null : telegramNameKey(name) });

/** A name that has passed to somebody else in Telegram is no longer who had it. */
async function takeName(tx: Tx, userId: string, name: string | null): Promise<void> {
  if (name !== null) await tx.telegramLink.updateMany({ where: { nameKey: telegramNameKey(name), NOT: { userId } }, data: { nameKey: null } });
}

/** What every message shows anew: how they are called now, what they speak, and that the bot reaches them. */
export async function noteTelegramChat(db: Db, chat: Chat): Promise<void> {
  const link = await db.telegramLink.findUnique({ where: { chatId: BigInt(chat.chatId) }, select: { userId: true, name: true, nameKey: true, locale: true, deadAt: true } });
  const seen = { ...nameOf(chat), locale: chat.locale };
  if (!link || (link.deadAt === null && link.name === seen.name && link.nameKey === seen.nameKey && link.locale === seen.locale)) return;
  await inTransaction(db, async (tx) => {
    await takeName(tx, link.userId, chat.name);
    await tx.telegramLink.updateMany({ where: { userId: link.userId, chatId: BigInt(chat.chatId) }, data: { ...seen, deadAt: null } });
  });
}
