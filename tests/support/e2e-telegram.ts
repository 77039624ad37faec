import type { Delivered } from './fake-telegram.ts';
import { until } from './until.ts';

/** A chat with the bot of an end-to-end run: the fake Telegram lives in the process that started the app. */
export function chatOf(chatId: number) {
  const url = process.env.APP_TELEGRAM ?? '';
  return {
    say: async (text: string): Promise<void> => void (await fetch(`${url}/control/say`, { method: 'POST', body: JSON.stringify({ chatId, text }) })),
    heard: (count: number): Promise<string> => until(async () => {
      const delivered = (await (await fetch(`${url}/control/delivered/${chatId}`)).json()) as Delivered[];
      return delivered.length >= count ? delivered.at(-1)?.text : null;
    }),
  };
}
