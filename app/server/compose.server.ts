import { join } from 'node:path';
import { createNameSuggester, deleteDuePeopleHourly, forgetExpired } from '#app/kernel/accounts/index.server.ts';
import { createHouseKeeper } from '#app/kernel/house/index.server.ts';
import { botData } from '#app/engines/bot/index.server.ts';
import type { BotHost } from '#app/engines/bot/index.server.ts';
import { feedData } from '#app/engines/feed/index.server.ts';
import { newsCalendar, notificationsData } from '#app/engines/notifications/index.server.ts';
import { importsData, registerImportJobs } from '#app/engines/transfer/index.server.ts';
import { forgetRecords } from '#app/kernel/administration/index.server.ts';
import { registerFileJobs, sweepFilesHourly } from '#app/kernel/files/index.server.ts';
import { createPdfDesk } from '#app/domains/library/documents/index.server.ts';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { forgetReplies } from '#app/platform/api/once.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { createCalendar, defineCalendarJob, everyHour } from '#app/platform/jobs/calendar.server.ts';
import type { Calendar } from '#app/platform/jobs/calendar.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Carrier } from '#app/platform/mail/carrier.ts';
import { composeBot } from './bot.server.ts';
import { composeCatalogues } from './catalogues.server.ts';
import { appVersion, composeErrors } from './errors.server.ts';
import type { ErrorDesk } from './errors.server.ts';
import { composeFeedAndSearch } from './feed.server.ts';
import { composeFiles } from './files.server.ts';
import { composeGoals } from './goals.server.ts';
import { composeMail } from './mail.server.ts';
import { catalogs } from './messages.server.ts';
import { composeNotifications } from './notifications.server.ts';
import { setPageTexts } from './page-texts.server.ts';
import { composePeopleData } from './people-data.server.ts';
import { broughtBy } from './room.ts';
import type { Room } from './room.ts';
import type { Services } from './services.server.ts';

/** The rooms, in the order of the rail. The only list of them on the server. */
const rooms: readonly Room[] = [libraryManifest, titlesManifest];

export type ComposeOptions = {
  env: Env;
  log: Logger;
  db: Db;
  databaseUrl: string;
  /** false = this process leaves jobs and the calendar to others. */
  works: boolean;
  now?: () => Date;
};

/** Once an hour: what has run out and what only guarded against repetition. */
const housekeeping = defineCalendarJob({
  name: 'house.forget-expired',
  period: everyHour,
  async run(tx, { now }) {
    await forgetExpired(tx, now);
    await forgetRecords(tx, now);
    await forgetReplies(tx, now);
    await tx.rateLimit.deleteMany({ where: { resetsAt: { lt: now } } });
    const monthAgo = new Date(now.getTime() - 30 * 24 * 3_600_000);
    await tx.handledEvent.deleteMany({ where: { handledAt: { lt: monthAgo } } });
    await tx.errorReport.deleteMany({ where: { lastAt: { lt: new Date(now.getTime() - 180 * 24 * 3_600_000) } } });
    await tx.calendarRun.deleteMany({ where: { startedAt: { lt: new Date(now.getTime() - 400 * 24 * 3_600_000) } } });
  },
});

export type House = {
  services: Services;
  start(): Promise<void>;
  /** Begins nothing more, while requests are still being answered. */
  rest(): Promise<void>;
  stop(): Promise<void>;
};

/** Builds what every request and job is handed, and gives each room's contributions to the machinery. */
export function composeServices({ env, log, db, databaseUrl, works, now = () => new Date() }: ComposeOptions): House {
  const desk = composeErrors({ env, log, db, now, queue: () => host.queue });
  const report = desk.errors.report;
  const host = createQueue({ url: databaseUrl, db, log, report, work: works });
  const translations = { ru: createTranslator('ru', catalogs.ru), en: createTranslator('en', catalogs.en) };
  const pageTexts = setPageTexts();
  const house = createHouseKeeper(db, log);
  const textsOf = (locale: Locale) => translations[locale].t;
  const carriers: Carrier[] = [];
  const { mailer, checkAddress } = composeMail({ env, log, db, host, now, house, textsOf, carriers });
  const suggestNames = createNameSuggester({ token: env.DADATA_TOKEN, baseUrl: env.DADATA_BASE_URL, log });
  const files = composeFiles(env);
  registerFileJobs(host, { db, now, files: files.files });
  const outside = composeCatalogues({ env, db, files: files.files, now });
  const pdf = createPdfDesk({ secret: env.sessionSecret });
  for (const room of rooms) room.register?.(host, { db, now, queue: host.queue, log, files: files.files, catalogues: outside.catalogues, titleCatalogues: outside.titleCatalogues, pdf, dictionaryFolder: join(env.dataDir, 'dictionaries') });
  registerImportJobs(host, broughtBy(rooms, 'importer'), { db, now, queue: host.queue });
  const goals = composeGoals({ host, db, now, sources: broughtBy(rooms, 'goals'), textsOf: (locale) => pageTexts[locale].t });
  const quiet = broughtBy(rooms, 'quiet');
  const bot = composeBot({
    env, log, db, databaseUrl, host, now, files: files.files, outgoing: outside.outgoing, pdf, textsOf,
    rooms: broughtBy(rooms, 'bot'), engines: [goals.bot], quiets: quiet, letters: () => notifications.letters,
  });
  carriers.push(bot.carrier);
  const notifications = composeNotifications({ env, db, databaseUrl, log, now, host, textsOf, contributions: [goals.notifications, ...broughtBy(rooms, 'notifications')], quiet, channels: { telegram: bot.channel } });
  composePeopleData({ host, db, now, files: files.files, others: [...broughtBy(rooms, 'personalData'), goals.personalData, feedData, notificationsData, botData, importsData] });
  const calendar = createCalendar({ db, queue: host.queue, log, jobs: [housekeeping, sweepFilesHourly, deleteDuePeopleHourly, ...newsCalendar, ...broughtBy(rooms, 'calendar').flat(), ...goals.calendar, ...bot.calendar], zone: env.TIME_ZONE, now, report });
  return {
    services: { ...files, ...outside, ...composeFeedAndSearch(rooms, goals.goals), goals: goals.goals, bot: bot.bot, pdf, env, log, db, queue: host.queue, jobs: host.office, version: appVersion, mailer, house, checkAddress, suggestNames, errors: desk.errors, notifications, textsOf, pageTexts, now },
    ...lifeOf({ works, desk, host, calendar, bot, notifications, outside, mailer }),
  };
}

type Living = {
  works: boolean;
  desk: ErrorDesk;
  host: QueueHost;
  calendar: Calendar;
  bot: BotHost;
  notifications: Services['notifications'];
  outside: Pick<Services, 'outgoing'>;
  mailer: Services['mailer'];
};

/** How the house begins, rests and ends. */
function lifeOf({ works, desk, host, calendar, bot, notifications, outside, mailer }: Living): Omit<House, 'services'> {
  return {
    async start() {
      await desk.start();
      await host.start();
      if (!works) return;
      calendar.start();
      bot.start();
    },
    async rest() {
      bot.stop();
      await calendar.stop();
      await host.rest();
    },
    async stop() {
      bot.stop();
      await calendar.stop();
      await notifications.stop();
      await desk.stop();
      await host.stop();
      await outside.outgoing.close();
      mailer.close();
    },
  };
}
