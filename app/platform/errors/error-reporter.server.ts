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
  /** The last thing: settles, and lets the sink send what it still holds. */
  close(): Promise<void>;
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
  const { log, now, sink } = options;
  const news = new WaitingNews(options);
  const seen = new WeakSet<object>();
  const settle = async (patienceMs = 2_000) => {
    for (const until = Date.now() + patienceMs; news.writing && Date.now() < until;) {
      await Promise.race([news.writing, sleep(until - Date.now(), undefined, { ref: false })]);
    }
  };
  return {
    settle,
    async close() {
      // Side by side: neither has to wait for the other's patience, and one that fails costs the other nothing.
      await Promise.allSettled([settle(), sink?.()?.close()]);
    },
    report(error, { place: fullPlace, traceId = null }) {
      try {
        if (isExpected(error) || wasSeen(error, seen)) return;
        const place = fullPlace.slice(0, 200);
        const description = describeError(error, place);
        news.add({ ...description, place, traceId: traceId?.slice(0, 64) ?? null, count: 1, at: now() });
        news.begin();
        // Last: what goes wrong there must not cost the house its own count.
        sink?.()?.capture(error, { place, traceId, fingerprint: description.fingerprint });
      } catch (failure) {
        log.warn({ reason: reasonOf(failure) }, 'an error could not be reported');
      }
    },
  };
}

/** What is not written yet, one of each kind; written one after the other, and later where it cannot be. */
class WaitingNews {
  /** Null = nothing is written now. */
  writing: Promise<void> | null = null;
  private readonly options: ErrorReporterOptions;
  private readonly waiting = new Map<string, ErrorNews>();
  private pause: NodeJS.Timeout | null = null;

  constructor(options: ErrorReporterOptions) {
    this.options = options;
  }

  add(news: ErrorNews): void {
    const known = this.waiting.get(news.fingerprint);
    if (!known && this.waiting.size >= mostWaiting) return;
    this.waiting.set(news.fingerprint, { ...news, count: news.count + (known?.count ?? 0) });
  }

  begin(): void {
    if (this.writing || this.pause || this.waiting.size === 0) return;
    this.writing = this.write().finally(() => {
      this.writing = null;
      this.begin();
    });
  }

  private async write(): Promise<void> {
    for (const [fingerprint, news] of this.waiting) {
      this.waiting.delete(fingerprint);
      try {
        await record(news, this.options);
      } catch (error) {
        this.options.log.warn({ reason: reasonOf(error) }, 'error report waits');
        this.add(news);
        this.pause = setTimeout(() => {
          this.pause = null;
          this.begin();
        }, this.options.retryMs ?? 30_000).unref();
        return;
      }
    }
  }
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
