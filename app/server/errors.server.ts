import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listOwnerAddressees } from '#app/kernel/accounts/index.server.ts';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { localeFor } from '#app/kernel/house/index.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import { errorMail } from '#app/platform/errors/error-mail.ts';
import { createErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { ErrorNews, ErrorReporter, ErrorSink } from '#app/platform/errors/error-reporter.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { deliverMail, queueMail } from '#app/platform/mail/queue-mail.server.ts';

export type ErrorDesk = { errors: ErrorReporter; start(): Promise<void>; stop(): Promise<void> };

type Parts = { env: Env; log: Logger; db: Db; queue: () => Queue; now: () => Date };

export const appVersion = (JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as { version: string }).version;

/** The reporter with its two ends: the owners' letters, and Sentry where it is configured. */
export function composeErrors({ env, log, db, queue, now }: Parts): ErrorDesk {
  let sink: ErrorSink | null = null;
  const tellOwners = (tx: Tx, news: ErrorNews) => writeToOwners(tx, queue(), news);
  const errors = createErrorReporter({ db, log, now, tellOwners, quietPlaces: [deliverMail.name], sink: () => sink });
  return {
    errors,
    async start() {
      if (!env.SENTRY_DSN) return;
      try {
        const { createSentrySink } = await import('#app/platform/errors/sentry.server.ts');
        sink = await createSentrySink({ dsn: env.SENTRY_DSN, release: `kruzhok@${appVersion}`, environment: env.NODE_ENV });
      } catch (error) {
        log.warn({ err: error }, 'Sentry could not be set up; errors stay in the house');
      }
    },
    stop: () => errors.close(),
  };
}

async function writeToOwners(tx: Tx, queue: Queue, { fingerprint, at, ...news }: ErrorNews): Promise<void> {
  const data = { ...news, at: at.toISOString(), path: adminPaths.health() };
  for (const owner of await listOwnerAddressees(tx)) {
    await queueMail(tx, queue, {
      idempotencyKey: `error:${fingerprint.slice(0, 32)}:${at.toISOString()}:${owner.id}`,
      userId: owner.id, to: owner.email, template: errorMail.id, locale: await localeFor(tx, owner.locale), timeZone: owner.timeZone, data,
    });
  }
}
