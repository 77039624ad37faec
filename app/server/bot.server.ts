import type { PdfDesk } from '#app/domains/library/documents/index.server.ts';
import { createBot } from '#app/engines/bot/index.server.ts';
import type { BotHost } from '#app/engines/bot/index.server.ts';
import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { telegramSettings } from '#app/platform/telegram/settings.ts';
import { createTelegramApi } from '#app/platform/telegram/telegram-api.server.ts';
import type { Services } from './services.server.ts';

type Parts = {
  env: Env; log: Logger; db: Db; databaseUrl: string; host: QueueHost; now: () => Date; files: FileKeeping; outgoing: Outgoing; pdf: PdfDesk; textsOf: Services['textsOf'];
  /** What rooms bring, as functions of the tools they need; what engines bring, as it is. */
  rooms: readonly ((tools: { pdf: PdfDesk }) => BotContribution)[];
  engines?: readonly BotContribution[];
  quiets: readonly Pick<Quiet, 'find'>[];
  /** News by mail, for whose chat is not reached; made after the bot. */
  letters: () => MessageChannel;
};

/** The house's bot with what every room and engine lets people do by it. */
export function composeBot({ env, outgoing, rooms, engines = [], pdf, letters, ...parts }: Parts): BotHost {
  const settings = telegramSettings(env);
  const fallback: MessageChannel = { reaches: (db, userId) => letters().reaches(db, userId), send: (tx, news) => letters().send(tx, news) };
  return createBot({
    ...parts, fallback,
    queue: parts.host.queue,
    secret: env.sessionSecret,
    baseUrl: env.baseUrl,
    contributions: [...rooms.map((room) => room({ pdf })), ...engines],
    telegram: settings && { settings, api: createTelegramApi(settings, outgoing) },
  });
}
