import type { TFunction } from 'i18next';
import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';
import type { TelegramSettings } from '#app/platform/telegram/settings.ts';
import type { TelegramApi } from '#app/platform/telegram/telegram-api.server.ts';

/** What the engine was handed when the house was put together. */
export type BotParts = {
  db: Db;
  now: () => Date;
  queue: Queue;
  log: Logger;
  files: FileKeeping;
  /** SESSION_SECRET: messages are sealed at rest. */
  secret: string;
  baseUrl: string;
  textsOf: (locale: Locale) => TFunction;
  contributions: readonly BotContribution[];
  quiets: readonly Pick<Quiet, 'find'>[];
  /** Null in a house without a bot. */
  telegram: { settings: TelegramSettings; api: TelegramApi } | null;
  /** By which somebody is told whose chat is not reached. */
  fallback?: MessageChannel;
};

export type BotWork = BotParts & { seal: SealedBox };
