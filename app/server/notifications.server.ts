import { createNotifications } from '#app/engines/notifications/index.server.ts';
import type { NotificationContribution, Notifications } from '#app/engines/notifications/index.server.ts';
import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Services } from './services.server.ts';

export type NotificationParts = {
  env: Env; db: Db; databaseUrl: string; log: Logger; now: () => Date; host: QueueHost; textsOf: Services['textsOf'];
  /** Of rooms and engines, in the order in which the settings show their topics. */
  contributions: readonly NotificationContribution[];
  quiet: readonly Quiet[];
  /** Ways to people beside letters. */
  channels?: { telegram?: MessageChannel };
};

export const composeNotifications = ({ env, ...parts }: NotificationParts): Notifications =>
  createNotifications({ ...parts, secret: env.sessionSecret, isHttps: env.baseUrl.startsWith('https:') });
