import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { TelegramApi } from './telegram-api.server.ts';
import { TelegramProblem } from './telegram-problem.ts';

export type Polling = { start(): void; stop(): void };

export type PollingOptions = {
  api: Pick<TelegramApi, 'updates' | 'deleteWebhook'>;
  databaseUrl: string;
  log: Logger;
  /** After what was taken: Telegram forgets everything before it. */
  nextOffset(): Promise<number | undefined>;
  /** Only when this is done is the next batch asked for, which tells Telegram that these have arrived. */
  take(updates: unknown[]): Promise<void>;
  waitSeconds?: number;
  /** How often a process that is not the one looks whether it can be. */
  lookMs?: number;
};

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** Fetches updates, for houses that Telegram cannot reach. One process of all does: it holds a lock of the database as long as it lives. */
export function createPolling({ api, databaseUrl, log, nextOffset, take, waitSeconds = 25, lookMs = 10_000 }: PollingOptions): Polling {
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  const pause = (ms: number) => sleep(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined);

  const fetchWhile = async (isHeld: () => boolean): Promise<void> => {
    await api.deleteWebhook();
    while (!isOver() && isHeld()) {
      const batch = await api.updates(await nextOffset(), waitSeconds);
      if (!isOver() && batch.length > 0) await take(batch);
    }
  };

  const loop = async (): Promise<void> => {
    let pauseMs = firstPauseMs;
    while (!isOver()) {
      const lock = await holdLock(databaseUrl).catch(() => null);
      if (!lock) {
        await pause(lookMs);
        continue;
      }
      const began = Date.now();
      const problem = await fetchWhile(lock.isHeld).then(() => null, (error: unknown) => error);
      await lock.release();
      if (problem === null || isOver()) continue;
      const wish = problem instanceof TelegramProblem ? (problem.retryAfterSeconds ?? 0) * 1000 : 0;
      pauseMs = Date.now() - began > longestPauseMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      log.warn({ reason: problem instanceof Error ? problem.message : String(problem) }, 'telegram: no updates for now');
      await pause(Math.max(pauseMs, wish));
    }
  };

  return { start: () => void loop(), stop: () => over.abort() };
}

/** Null while another process has it. */
async function holdLock(databaseUrl: string): Promise<{ isHeld(): boolean; release(): Promise<void> } | null> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kruzhok-telegram', connectionTimeoutMillis: 5_000, keepAlive: true });
  let held = true;
  client.on('error', () => void (held = false)).once('end', () => void (held = false));
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(hashtextextended('telegram-polling', 0)) AS free`);
  const release = async () => void (await client.end().catch(() => undefined));
  if (rows[0]?.free) return { isHeld: () => held, release };
  await release();
  return null;
}
