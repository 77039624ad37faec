import type { TFunction } from 'i18next';
import type { Notifications } from '#app/engines/notifications/index.server.ts';
import type { NameSuggester } from '#app/kernel/accounts/index.server.ts';
import type { Catalogues } from '#app/domains/library/index.server.ts';
import type { PdfDesk } from '#app/domains/library/documents/index.server.ts';
import type { Lookups } from '#app/domains/library/words/index.server.ts';
import type { TitleCatalogues } from '#app/domains/titles/index.server.ts';
import type { FeedDesk } from '#app/engines/feed/index.server.ts';
import type { GoalDesk } from '#app/engines/goals/index.server.ts';
import type { SearchDesk } from '#app/engines/search/index.server.ts';
import type { Bot } from '#app/engines/bot/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/keeping.ts';
import type { HouseKeeper } from '#app/kernel/house/house.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Translator } from '#app/platform/i18n/translator.ts';
import type { JobOffice } from '#app/platform/jobs/job-office.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { WatchedAddressCheck } from '#app/platform/mail/address-check.server.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';

/** What the process owns and hands to every request and job. */
export type Services = {
  env: Env;
  log: Logger;
  db: Db;
  /** Of the app, from package.json. */
  version: string;
  queue: Queue;
  /** For the owner: what waits, runs and failed. */
  jobs: JobOffice;
  mailer: Mailer;
  /** The circle's own settings, known without asking the database. */
  house: HouseKeeper;
  storage: Storage;
  files: FileKeeping;
  /** Takes what nobody expected. */
  errors: ErrorReporter;
  /** The way out to other people's servers, and how those are doing. */
  outgoing: Outgoing;
  /** Outside catalogues of books. */
  catalogues: Catalogues;
  /** Outside catalogues of games, films, series and anime. */
  titleCatalogues: TitleCatalogues;
  /** Work on PDFs, in processes of their own. */
  pdf: PdfDesk;
  /** Translators and the encyclopedia. */
  lookups: Lookups;
  /** What can be counted towards goals. */
  goals: GoalDesk;
  /** What people did, as rooms show it. */
  feed: FeedDesk;
  /** What can be found, in all rooms. */
  search: SearchDesk;
  /** The house's bot in a messenger, if it has one. */
  bot: Bot;
  /** Whether letters to an address can be expected to arrive. */
  checkAddress: WatchedAddressCheck;
  /** Names that begin like what somebody types; null where the house has no token for it. */
  suggestNames: NameSuggester | null;
  /** What people are told, and the streams of open pages. */
  notifications: Notifications;
  /** Texts for what is no page: files that are downloaded. */
  textsOf: (locale: Locale) => TFunction;
  /** Texts as pages show them (decision 023). */
  pageTexts: Readonly<Record<Locale, Translator>>;
  /** The clock; tests move it. */
  now: () => Date;
};
