import type { Api, ApiClientOptions } from 'grammy';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { asProblem } from './as-problem.server.ts';
import { botAnswer } from './bot-answer.ts';
import type { TelegramSettings } from './settings.ts';

export type Buttons = { label: string; data: string }[][];
export type Saying = { text: string; buttons?: Buttons };
export type BotName = { id: number; username: string };
export type BotCommandLine = { command: string; description: string };

/** The calls of the Bot API that we use. Every one throws TelegramProblem and nothing else. */
export type TelegramApi = {
  me(): Promise<BotName>;
  send(chatId: string, message: Saying): Promise<void>;
  edit(chatId: string, messageId: number, message: Saying): Promise<void>;
  answerTap(tapId: string): Promise<void>;
  /** The bytes of a file that was sent to the bot. */
  download(fileId: string, maxBytes: number): Promise<Buffer>;
  setCommands(commands: BotCommandLine[], locale?: string): Promise<void>;
  setWebhook(url: string): Promise<void>;
  deleteWebhook(): Promise<void>;
  /** Waits up to `seconds` for something new. */
  updates(offset: number | undefined, seconds: number): Promise<unknown[]>;
};

/** Names of its two lines in the outgoing door: fetching waits long and must not stand in the way of what is said. */
export const telegramProviders = { calls: 'telegram', polling: 'telegram-polling' } as const;

/** Telegram's own bound is thirty messages in a second. */
export const telegramPace = { [telegramProviders.calls]: { perSecond: 25, burst: 25 }, [telegramProviders.polling]: { perSecond: 2, burst: 5 } };

const answerBytes = 8 * 1024 * 1024;

/** grammY's API over our own way out: its requests leave through the guarded door, with its time-outs and its circuit. */
export function createTelegramApi({ token, apiUrl, secret }: TelegramSettings, outgoing: Pick<Outgoing, 'get'>, callMs = 15_000): TelegramApi {
  // Houses without a bot do not pay for it when they start.
  const through = async (provider: string, timeoutMs: number) => new (await import('grammy')).Api(token, {
    apiRoot: apiUrl, timeoutSeconds: timeoutMs / 1000 + 5,
    fetch: ((url: string, { body }: { body?: string }) => botAnswer(outgoing, provider, { url, body, timeoutMs, maxBytes: answerBytes })) as unknown as NonNullable<ApiClientOptions['fetch']>,
  });
  let made: Promise<Api> | undefined;
  const call = async <T>(run: (calls: Api) => Promise<T>): Promise<T> => {
    const { GrammyError, HttpError } = await import('grammy');
    try {
      return await run(await (made ??= through(telegramProviders.calls, callMs)));
    } catch (error) {
      throw asProblem(error instanceof HttpError ? error.error : error, GrammyError);
    }
  };
  const shown = ({ buttons }: Saying) => ({
    link_preview_options: { is_disabled: true },
    ...(buttons && { reply_markup: { inline_keyboard: buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data }))) } }),
  });
  return {
    me: () => call(async (calls) => {
      const { id, username } = await calls.getMe();
      return { id, username };
    }),
    send: (chatId, message) => call(async (calls) => void (await calls.sendMessage(chatId, message.text, shown(message)))),
    edit: (chatId, messageId, message) => call(async (calls) => void (await calls.editMessageText(chatId, messageId, message.text, shown(message)))),
    answerTap: (tapId) => call(async (calls) => void (await calls.answerCallbackQuery(tapId))),
    download: (fileId, maxBytes) => call(async (calls) => {
      const { file_path: path } = await calls.getFile(fileId);
      if (path === undefined || /(^|\/)\.\.(\/|$)/.test(path)) throw new Error('the file has no address');
      const url = `${apiUrl}/file/bot${token}/${path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')}`;
      return outgoing.get(telegramProviders.calls, { url, types: ['*/*'], maxBytes, timeoutMs: 120_000 }, ({ body }) => body);
    }),
    setCommands: (commands, locale) => call(async (calls) => void (await calls.setMyCommands(commands, { scope: { type: 'all_private_chats' }, ...(locale && { language_code: locale as 'ru' }) }))),
    setWebhook: (url) => call(async (calls) => void (await calls.setWebhook(url, { secret_token: secret, allowed_updates: [...wanted], max_connections: 10 }))),
    deleteWebhook: () => call(async (calls) => void (await calls.deleteWebhook())),
    updates: (offset, seconds) => call(async () => (await through(telegramProviders.polling, (seconds + 10) * 1000)).getUpdates({ offset, timeout: seconds, limit: 50, allowed_updates: wanted })),
  };
}

const wanted = ['message', 'callback_query', 'my_chat_member'] as const;
