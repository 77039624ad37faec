import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyQuarterHour } from '#app/platform/jobs/calendar.server.ts';
import type { CalendarJob } from '#app/platform/jobs/calendar.server.ts';
import type { Carrier } from '#app/platform/mail/carrier.ts';
import { deriveKey } from '#app/platform/seal/derive-key.server.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import { isSecret, webhookPath } from '#app/platform/telegram/settings.ts';
import { createPolling } from '#app/platform/telegram/polling.server.ts';
import { createTelegramCarrier, createTelegramChannel } from './channel.server.ts';
import { deliverMessageJob, handleChatJob, remindJob } from './jobs.ts';
import { createIntroduction } from './introduction.server.ts';
import { nextOffset, takeUpdates } from './commands/take-updates.server.ts';
import { ownContribution } from './own-commands.server.ts';
import type { BotParts, BotWork } from './work.ts';

/** The house's bot as pages and the webhook know it. */
export type Bot = {
  /** Has the house one at all? */
  isOn: boolean;
  /** Under which name people find it; null when there is none, or Telegram does not say now. */
  name(): Promise<string | null>;
  /** For the webhook: null when what came is not from Telegram, false when it is no update. */
  receive(secret: string | null, read: () => Promise<unknown>): Promise<boolean | null>;
};

export type BotHost = {
  bot: Bot;
  channel: MessageChannel;
  carrier: Carrier;
  calendar: CalendarJob[];
  /** Introduces itself and listens; only in a process that works. */
  start(): void;
  stop(): void;
};

type Options = BotParts & { host: Pick<QueueHost, 'registerJob'>; databaseUrl: string };

export function createBot({ host, databaseUrl, ...parts }: Options): BotHost {
  const contributions = [...parts.contributions];
  const work: BotWork = { ...parts, contributions, seal: createSealedBox(deriveKey(parts.secret, 'bot/message')) };
  // Last, and over all of them: it tells of itself, too.
  contributions.push(ownContribution(work));
  const { telegram, log } = work;
  register(host, work);
  const introduction = telegram && createIntroduction(work, telegram);
  const polling = telegram && telegram.settings.mode === 'polling'
    ? createPolling({ api: telegram.api, databaseUrl, log, nextOffset: () => nextOffset(work), take: async (updates) => void (await takeUpdates(work, updates)) })
    : null;
  return {
    bot: {
      isOn: telegram !== null,
      name: async () => (await introduction?.name()) ?? null,
      async receive(secret, read) {
        if (telegram?.settings.mode !== 'webhook' || !isSecret(telegram.settings, secret)) return null;
        return takeUpdates(work, [await read()]);
      },
    },
    channel: createTelegramChannel(work),
    carrier: createTelegramCarrier(work),
    calendar: [remindOften, forgetDaily],
    start() {
      introduction?.start(telegram?.settings.mode === 'webhook' ? `${work.baseUrl}${webhookPath}` : null);
      polling?.start();
    },
    stop() {
      introduction?.stop();
      polling?.stop();
    },
  };
}

function register(host: Pick<QueueHost, 'registerJob'>, work: BotWork): void {
  host.registerJob(handleChatJob, async ({ chatId }, { log }) => {
    const { handleChat } = await import('./commands/handle-chat.server.ts');
    await handleChat(work, chatId, log);
  });
  host.registerJob(deliverMessageJob, async ({ messageId }) => {
    const { deliverMessage } = await import('./commands/deliver-message.server.ts');
    await deliverMessage(work, messageId);
  }, {
    // Of one that Telegram was asked to take nobody knows whether it arrived: it is not sent again.
    revive: async (tx, { messageId: id }) => (await tx.telegramMessage.count({ where: { id, state: 'queued' } })) > 0,
    async giveUp(tx, { messageId: id }) {
      const data = { lastError: 'its job was discarded', content: null };
      await tx.telegramMessage.updateMany({ where: { id, state: 'queued' }, data: { ...data, state: 'failed' } });
      await tx.telegramMessage.updateMany({ where: { id, state: 'sending' }, data: { ...data, state: 'unsure' } });
    },
  });
  host.registerJob(remindJob, async (_payload, { log }) => {
    const { remindPeople } = await import('./commands/remind.server.ts');
    const sent = await remindPeople(work, log);
    if (sent > 0) log.info({ sent }, 'people reminded');
  });
}

const day = 24 * 3_600_000;

const remindOften = defineCalendarJob({
  name: 'bot.remind',
  period: everyQuarterHour,
  async run(tx, { now, queue }) {
    await queue.enqueue(tx, remindJob, {}, { singletonKey: 'all' });
    await tx.calendarRun.deleteMany({ where: { job: 'bot.remind', startedAt: { lt: new Date(now.getTime() - 2 * day) } } });
  },
});

/** What only guarded against repetition, and the log of what was sent. */
const forgetDaily = defineCalendarJob({
  name: 'bot.forget',
  period: (at) => at.toISOString().slice(0, 10),
  async run(tx, { now }) {
    await tx.botUpdate.deleteMany({ where: { receivedAt: { lt: new Date(now.getTime() - 3 * day) } } });
    await tx.telegramMessage.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - 30 * day) } } });
  },
});
