import type { BotReply, BotTalk } from '#app/kernel/contributions/bot-commands.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { Told } from '#app/platform/telegram/read-update.ts';
import { TelegramProblem } from '#app/platform/telegram/telegram-problem.ts';
import type { BotWork } from './work.ts';

const mega = 1024 * 1024;

/** Telegram lets bots fetch this much; a server of the operator's own may let them have more. */
const mostBytes = (isOwnServer: boolean) => (isOwnServer ? 200 : 20) * mega;

/** Hands a file to whoever takes such ones; what is too large is said before anything is fetched. */
export async function takeFile(work: BotWork, talk: BotTalk, file: Extract<Told, { kind: 'file' }>): Promise<BotReply> {
  const { name, mime, bytes, fileId } = file;
  const taker = work.contributions.flatMap(({ files = [] }) => files).find((one) => one.accepts({ name, mime }));
  const say = (key: string, values = {}) => ({ text: textOf(talk.t, `bot:files.${key}`, values) });
  if (!taker || !work.telegram) return say('notTaken');
  const { api, settings } = work.telegram;
  const most = mostBytes(settings.isOwnServer);
  const limits = { most: formatBytes(most, talk.ctx.locale), address: work.baseUrl };
  if (bytes !== null && bytes > most) return say('tooLarge', limits);
  const fetched = await api.download(fileId, most).catch((error: unknown) => error);
  if (fetched instanceof TelegramProblem) {
    if (/too big|too-large/i.test(fetched.message)) return say('tooLarge', limits);
    if (fetched.trouble === 'refused') return say('gone');
    throw fetched;
  }
  if (!Buffer.isBuffer(fetched)) throw fetched;
  return taker.take(talk, { name, mime, bytes: fetched.length, open: async () => pieces(fetched) });
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += mega) yield bytes.subarray(at, at + mega);
}
