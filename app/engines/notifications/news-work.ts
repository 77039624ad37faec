import type { TFunction } from 'i18next';
import type { MessageChannel, NotificationRule, NotificationTopic, Quiet } from '#app/kernel/contributions/notification-rule.ts';
import type { Db, DbOrTx } from '#app/platform/db/client.server.ts';
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

/** Who may not be disturbed, and until when at the latest. */
export async function quietOf(quiet: readonly Quiet[], db: DbOrTx, userIds: readonly string[], now: Date): Promise<Map<string, Date>> {
  const found = new Map<string, Date>();
  if (userIds.length === 0) return found;
  for (const one of quiet) {
    for (const [userId, until] of await one.find(db, userIds, now)) {
      const known = found.get(userId);
      if (!known || known < until) found.set(userId, until);
    }
  }
  return found;
}
