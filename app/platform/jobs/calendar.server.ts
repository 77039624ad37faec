import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import type { Queue } from './queue.server.ts';

const hour = 3_600_000;
const quarterHour = 15 * 60_000;

export type CalendarRunContext = { period: string; now: Date; queue: Queue; log: Logger };

/** Work that belongs to a day, week or month, not to a moment. */
export type CalendarJob = {
  name: string;
  /** The period that is due by now (`2026-11`, `2026-11-21`), or null while none is. Pure. */
  period(now: Date, zone: string): string | null;
  /** All its effects go through tx, so that they happen together with the note that they did. */
  run(tx: Tx, context: CalendarRunContext): Promise<void>;
  /** After a standstill: the latest period only (default), or each one that was missed. */
  missed?: 'latest' | 'each';
};

/** The hour that has begun: `2026-11-21T09`. */
export const everyHour = (now: Date): string => now.toISOString().slice(0, 13);

/** The quarter of an hour that has begun, `2026-11-21T09:45`: some zones begin their hours at :15, :30 or :45 of ours. */
export const everyQuarterHour = (now: Date): string => new Date(Math.floor(now.getTime() / quarterHour) * quarterHour).toISOString().slice(0, 16);

/** The day that has begun in the house's zone: `2026-11-21`. */
export const everyDay = (now: Date, zone: string): string => dayText(dayInZone(now, zone));

export const defineCalendarJob = (job: CalendarJob): CalendarJob => job;

export type Calendar = {
  /** Runs what is due; returns what ran, as `job period`. */
  tick(): Promise<string[]>;
  start(): void;
  stop(): Promise<void>;
};

export type CalendarOptions = {
  db: Db;
  queue: Queue;
  log: Logger;
  jobs: CalendarJob[];
  /** Whose midnight it is. */
  zone: string;
  now?: () => Date;
  /** Told of calendar work that failed. */
  report?: ErrorReporter['report'];
  tickMs?: number;
};

/**
 * Calendar work from a ledger: often "is anything due?", and one row per (job, period). A tick missed while the
 * process was down is caught up, and two processes never do the same period.
 */
export function createCalendar(options: CalendarOptions): Calendar {
  const { tickMs = 60_000, log, jobs, report } = options;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<unknown> = Promise.resolve();

  const tick = async (): Promise<string[]> => {
    const ran: string[] = [];
    for (const job of jobs) {
      try {
        for (const period of await duePeriods(job, options)) {
          if (await runPeriod(job, period, options)) ran.push(`${job.name} ${period}`);
        }
      } catch (error) {
        log.error({ err: error, calendarJob: job.name }, 'calendar work failed and will be tried again');
        report?.(error, { place: job.name });
      }
    }
    return ran;
  };

  const loop = (): void => {
    current = tick().finally(() => {
      if (timer) timer = setTimeout(loop, tickMs).unref();
    });
  };

  return {
    tick,
    start() {
      timer = setTimeout(loop, 0).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await current;
    },
  };
}

const longestStandstill = 400 * 24 * hour;

async function duePeriods(job: CalendarJob, { db, zone, now = () => new Date() }: CalendarOptions): Promise<string[]> {
  const until = now();
  const latest = job.period(until, zone);
  const last = await db.calendarRun.findFirst({ where: { job: job.name }, orderBy: { startedAt: 'desc' } });
  if (job.missed !== 'each' || !last) return latest === null || latest === last?.period ? [] : [latest];
  const found = new Set<string>();
  const from = Math.max(last.startedAt.getTime(), until.getTime() - longestStandstill);
  for (let at = from; at < until.getTime(); at += hour) {
    const period = job.period(new Date(at), zone);
    if (period !== null) found.add(period);
  }
  if (latest !== null) found.add(latest);
  found.delete(last.period);
  return [...found];
}

/** False when another process has done it or is doing it. */
function runPeriod(job: CalendarJob, period: string, options: CalendarOptions): Promise<boolean> {
  const { db, queue, log, now = () => new Date() } = options;
  return inTransaction(db, async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('calendar'), hashtext(${job.name})) AS free`;
    if (!lock?.free) return false;
    const at = now();
    const key = { job: job.name, period };
    const { count } = await tx.calendarRun.createMany({ data: [{ ...key, startedAt: at }], skipDuplicates: true });
    if (count === 0) return false;
    await job.run(tx, { period, now: at, queue, log });
    await tx.calendarRun.update({ where: { job_period: key }, data: { finishedAt: now() } });
    log.info({ calendarJob: job.name, period }, 'calendar work done');
    return true;
  }, { timeoutMs: 300_000 });
}
