import { hasTelegram } from '#app/kernel/accounts/index.server.ts';
import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { Carrier } from '#app/platform/mail/carrier.ts';
import { queueMessage } from './commands/queue-message.server.ts';
import type { BotWork } from './work.ts';

/** Telegram as the notification gate knows it. */
export function createTelegramChannel(work: BotWork): MessageChannel {
  const address = (href: string) => (href.startsWith('/') ? `${work.baseUrl}${href}` : href);
  return {
    reaches: async (db, userId) => work.telegram !== null && (await hasTelegram(db, userId)),
    async send(tx, news) {
      const lines = news.lines.map(({ text, href }) => `${text}\n${address(href)}`);
      // One line that says the same is not said twice.
      const head = news.lines.length === 1 && news.lines[0]?.text === news.subject ? [] : [news.subject];
      await queueMessage(tx, work, { onceKey: `news:${news.onceKey}`.slice(0, 200), to: { userId: news.userId }, kind: 'news', content: { text: [...head, ...lines].join('\n\n'), news } });
    },
  };
}

/** Takes letters to `telegram:<user id>`: codes for those whose channel it is, and alarms for those with no other. */
export const createTelegramCarrier = (work: BotWork): Carrier => ({
  scheme: 'telegram',
  async take(tx, { idempotencyKey, address, text, template, data, locale, timeZone, isLasting }) {
    await queueMessage(tx, work, { onceKey: idempotencyKey, to: { userId: address }, kind: isLasting ? 'news' : 'code', content: { text, letter: { template, data, locale, timeZone } } });
  },
});
