import type { TFunction } from 'i18next';
import { linkTelegram, unlinkTelegram } from '#app/kernel/accounts/index.server.ts';
import type { findChatMember } from '#app/kernel/accounts/index.server.ts';
import type { BotReply } from '#app/kernel/contributions/bot-commands.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Incoming } from '#app/platform/telegram/read-update.ts';
import type { BotWork } from './work.ts';

type Meeting = { token: string; t: TFunction; member: Awaited<ReturnType<typeof findChatMember>> };

/** /start: with the secret of a link the chat is bound to whoever made it, without one it says where to get it. */
export async function meet(work: BotWork, incoming: Incoming, { token, t, member }: Meeting): Promise<BotReply> {
  const say = (key: string, values = {}) => ({ text: textOf(t, `bot:start.${key}`, { address: work.baseUrl, ...values }) });
  if (token === '') return member ? say('known', { username: member.viewer.username }) : say('stranger');
  if (!/^[\w-]{43}$/.test(token)) return say('expired');
  const linking = await linkTelegram({ db: work.db, now: work.now(), queue: work.queue }, { token, chat: incoming });
  return say(linking.outcome, 'username' in linking ? { username: linking.username } : {});
}

/** /stop: from here on the chat is nobody's. */
export async function stop(work: BotWork, chatId: string, t: TFunction): Promise<BotReply> {
  const whose = await inTransaction(work.db, (tx) => unlinkTelegram(tx, { chatId }, { now: work.now() }));
  return { text: textOf(t, whose === null ? 'bot:stop.nothing' : 'bot:stop.done', { address: work.baseUrl }) };
}
