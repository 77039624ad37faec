import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { inTransaction, isUnavailable } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { describeError } from './describe-error.ts';

/** Where it happened: a route pattern or a job's name, never an address with somebody's id in it. */
export type ErrorPlace = { place: string; traceId?: string | null };

/** Takes unexpected errors from everywhere. Never throws, and nobody waits for it. */
export type ErrorReporter = {
  report(error: unknown, where: ErrorPlace): void;
  /** Resolves when what was reported so far is written, or after `patienceMs`. */
  settle(patienceMs?: number): Promise<void>;
};

/** What an owner is told: nothing of whom it happened to. */
export type ErrorNews = { fingerprint: string; message: string; place: string; traceId: string | null; count: number; at: Date };

/** Another place that errors are told to, e.g. Sentry. */
export type ErrorSink = { capture(error: unknown, where: ErrorPlace & { fingerprint: string }): void; close(): Promise<void> };

export type ErrorReporterOptions = {
  db: Db;
  log: Logger;
  now: () => Date;
  /** Queues the owners' letters in this transaction. */
  tellOwners(tx: Tx, news: ErrorNews): Promise<void>;
  /** Counted but not written about: a letter about undeliverable letters would be one more of them. */
  quietPlaces?: readonly string[];
  sink?: () => ErrorSink | null;
  /** How long what could not be written waits before it is tried again. */
  retryMs?: number;
};

const hour = 3_600_000;
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
/** Kinds of errors that wait while the database is away; the log has every one of them anyway. */
const mostWaiting = 200;

/** One row per distinct error, and one letter per distinct error and hour, which the database decides. */
export function createErrorReporter(options: ErrorReporterOptions): ErrorReporter {
  const { log, now, sink, retryMs = 30_000 } = options;
  const waiting = new Map<string, ErrorNews>();
  const seen = new WeakSet<object>();
  let writing: Promise<void> | null = null;
  let pause: NodeJS.Timeout | null = null;

  const add = (news: ErrorNews): void => {
    const known = waiting.get(news.fingerprint);
    if (!known && waiting.size >= mostWaiting) return;
    waiting.set(news.fingerprint, { ...news, count: news.count + (known?.count ?? 0) });
  };
  const write = async (): Promise<void> => {
    for (const [fingerprint, news] of waiting) {
      waiting.delete(fingerprint);
      try {
        await record(news, options);
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'error report waits');
        add(news);
        pause = setTimeout(() => {
          pause = null;
          begin();
        }, retryMs).unref();
        return;
      }
    }
  };
  const begin = (): void => {
    if (writing || pause || waiting.size === 0) return;
    writing = write().finally(() => {
      writing = null;
      begin();
    });
  };

  return {
    report(error, { place: fullPlace, traceId = null }) {
      try {
        if (isExpected(error) || wasSeen(error, seen)) return;
        const place = fullPlace.slice(0, 200);
        const description = describeError(error, place);
        add({ ...description, place, traceId: traceId?.slice(0, 64) ?? null, count: 1, at: now() });
        begin();
        // Last: what goes wrong there must not cost the house its own count.
        sink?.()?.capture(error, { place, traceId, fingerprint: description.fingerprint });
      } catch (failure) {
        log.warn({ reason: reasonOf(failure) }, 'an error could not be reported');
      }
    },
    async settle(patienceMs = 2_000) {
      for (const until = Date.now() + patienceMs; writing && Date.now() < until;) {
        await Promise.race([writing, sleep(until - Date.now(), undefined, { ref: false })]);
      }
    },
  };
}

/** A refusal is an answer, and a database that is away is told by health and the log. */
const isExpected = (error: unknown): boolean => error instanceof AppError || isUnavailable(error);

/** The same error passes several hands on its way out. */
function wasSeen(error: unknown, seen: WeakSet<object>): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (seen.has(error)) return true;
  seen.add(error);
  return false;
}

async function record(news: ErrorNews, { db, log, tellOwners, quietPlaces = [] }: ErrorReporterOptions): Promise<void> {
  const { fingerprint, message, place, traceId, count, at } = news;
  await db.$executeRaw`
    INSERT INTO "ErrorReport" ("fingerprint", "message", "place", "traceId", "count", "firstAt", "lastAt")
    VALUES (${fingerprint}, ${message}, ${place}, ${traceId}, ${count}, ${at}, ${at})
    ON CONFLICT ("fingerprint") DO UPDATE SET
      "count" = LEAST("ErrorReport"."count"::bigint + ${count}, 2147483647)::int,
      "place" = EXCLUDED."place", "traceId" = EXCLUDED."traceId",
      "lastAt" = GREATEST("ErrorReport"."lastAt", EXCLUDED."lastAt")`;
  if (quietPlaces.includes(place)) return;
  try {
    await inTransaction(db, async (tx) => {
      const [claimed] = await tx.$queryRaw<{ count: number }[]>`
        UPDATE "ErrorReport" SET "mailedAt" = ${at}
        WHERE "fingerprint" = ${fingerprint} AND ("mailedAt" IS NULL OR "mailedAt" <= ${new Date(at.getTime() - hour)})
        RETURNING "count"`;
      if (claimed) await tellOwners(tx, { ...news, count: claimed.count });
    });
  } catch (error) {
    // It is counted; the next occurrence tries to tell of it again.
    log.warn({ reason: reasonOf(error) }, 'owners were not told of an error');
  }
}
