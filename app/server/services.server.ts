import type { Db } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';

/** What the process owns and hands to every request and job. */
export type Services = {
  env: Env;
  log: Logger;
  db: Db;
  queue: Queue;
  mailer: Mailer;
  /** The clock; tests move it. */
  now: () => Date;
};
