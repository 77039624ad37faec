import type { TFunction } from 'i18next';
import type { MessageChannel, NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

export type NewsChannels = { email: MessageChannel; telegram?: MessageChannel };

/** What the jobs of notifications work with. */
export type NewsWork = {
  db: Db;
  now: () => Date;
  queue: Queue;
  log: Logger;
  topics: readonly NotificationTopic[];
  rules: ReadonlyMap<string, NotificationRule>;
  quiet: readonly Quiet[];
  channels: NewsChannels;
  textsOf: (locale: Locale) => TFunction;
};
