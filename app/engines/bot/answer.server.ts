import type { TFunction } from 'i18next';
import { findChatMember, loseTelegram, noteTelegramChat } from '#app/kernel/accounts/index.server.ts';
import type { BotReply, BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import { localeFor } from '#app/kernel/house/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { consumeLimits } from '#app/platform/http/rate-limit.server.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Incoming } from '#app/platform/telegram/read-update.ts';
import { commandsOf } from './own-commands.server.ts';
import { meet, stop } from './meeting.server.ts';
import { readCommand, readTap } from './model/command.ts';
import { takeFile } from './take-file.server.ts';
import { talkWith } from './talk-with.ts';
import type { BotWork } from './work.ts';

export type Answer = BotReply;
export type Heard = { id: string; incoming: Incoming; log: Logger };

/** What the bot says to what it was told; null for nothing. May run again for the same `id` and then does nothing twice. */
export async function answer(work: BotWork, heard: Heard): Promise<Answer | null> {
  const { incoming: { chatId, told } } = heard;
  if (told.kind === 'blocked') {
    await inTransaction(work.db, (tx) => loseTelegram(tx, { chatId }, work.now()));
    return null;
  }
  await noteTelegramChat(work.db, heard.incoming);
  if (told.kind === 'admitted' || (await isTooMuch(work, chatId))) return null;
  // The little clock on the pressed button goes away; if that fails, by itself.
  if (told.kind === 'tap') await work.telegram?.api.answerTap(told.tapId).catch(() => undefined);
  const member = await findChatMember(work.db, chatId);
  const command = told.kind === 'text' ? readCommand(told.text) : null;
  const t = work.textsOf(member?.locale ?? (await localeFor(work.db, heard.incoming.locale)));
  if (command?.name === 'start') return meet(work, heard.incoming, { token: command.args, t, member });
  if (command?.name === 'stop') return stop(work, chatId, t);
  if (!member) return { text: textOf(t, 'bot:unlinked', { address: work.baseUrl }) };
  const talk = talkWith(work, member, { id: heard.id, now: work.now(), log: heard.log });
  return inWords(t, () => act(work, talk, heard, command));
}

export const sayFailed = async (work: BotWork, { locale }: Incoming): Promise<Answer> => ({ text: textOf(work.textsOf(await localeFor(work.db, locale)), 'bot:failed') });

/** A chat that says more than thirty things in a minute is not listened to for the rest of it. */
async function isTooMuch({ db, now }: BotWork, chatId: string): Promise<boolean> {
  try {
    await consumeLimits(db, [{ name: 'bot-chat', key: chatId, max: 30, seconds: 60 }], now());
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return true;
    throw error;
  }
}

async function act(work: BotWork, talk: BotTalk, { incoming: { told } }: Heard, command: ReturnType<typeof readCommand>): Promise<Answer> {
  const unknown = { text: textOf(talk.t, 'bot:unknown') };
  if (told.kind === 'file') return takeFile(work, talk, told);
  if (told.kind === 'tap') {
    const { prefix, rest } = readTap(told.data);
    const tap = work.contributions.flatMap(({ taps = [] }) => taps).find((one) => one.prefix === prefix);
    return tap ? tap.run(talk, rest) : unknown;
  }
  if (told.kind !== 'text' || !command) return unknown;
  return (await commandsOf(work).find(({ name }) => name === command.name)?.run(talk, command.args)) ?? unknown;
}

/** What a command refuses is said as a page would say it. */
async function inWords(t: TFunction, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
    const { fields, messageKey } = error.details;
    return { text: textOf(t, Object.values(fields ?? {})[0]?.[0] ?? messageKey ?? `errors:${error.code}`) };
  }
}
