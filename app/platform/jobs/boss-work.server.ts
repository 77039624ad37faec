import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import type { ErrorPlace, ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { EventDefinition, JobDefinition } from './queue.server.ts';

export type JobMeta = {
  jobId: string;
  /** 1 on the first run. */
  attempt: number;
  /** After this run's failure nothing is tried again. */
  isLastAttempt: boolean;
  /** Aborted when the process stops or the job has run too long. */
  signal: AbortSignal;
  log: Logger;
};

/** May run more than once (a crash after the work, before it was noted), so it does its work idempotently. */
export type JobHandler<P> = (payload: P, meta: JobMeta) => Promise<void>;

/** What becomes of the work behind a job when an owner decides about the job. Both are called in the owner's transaction. */
export type JobFate<P> = {
  /** Its dead job is queued again: what was given up waits again. False: it cannot, and whoever wants it asks anew. */
  revive?(tx: Tx, payload: P): Promise<boolean>;
  /** Its job is discarded: what still waits is given up, because nobody would ever come for it. */
  giveUp?(tx: Tx, payload: P): Promise<void>;
};

export type EventMeta = { eventId: string; at: Date; log: Logger };

/** What it does through tx happens exactly once per event. */
export type EventHandler<P> = (tx: Tx, payload: P, meta: EventMeta) => Promise<void>;

/** What lies in the queue's table. */
export type Envelope = { payload: unknown; eventId?: string; at?: string };

/** The same for the office, which knows a job by what lies in the queue. */
export type Fate = Required<JobFate<unknown>>;

/** What the job itself could not read is not revived, and nothing is known that could be given up. */
export function fateOf<P>(definition: JobDefinition<P>, { revive, giveUp }: JobFate<P>): Fate {
  const read = (data: unknown) => definition.payload.safeParse((data as Envelope | null)?.payload);
  return {
    async revive(tx, data) {
      const { success, data: payload } = read(data);
      return !revive || (success && revive(tx, payload));
    },
    async giveUp(tx, data) {
      const { success, data: payload } = read(data);
      if (success) await giveUp?.(tx, payload);
    },
  };
}

type Job = { id: string; data: Envelope; retryCount: number; retryLimit: number; signal: AbortSignal };

/** Who is told of a failure: the log always, the reporter when nothing is tried again. */
export type Tellers = { log: Logger; report?: ErrorReporter['report'] };

export async function runJob<P>(definition: JobDefinition<P>, handler: JobHandler<P>, job: Job, tellers: Tellers): Promise<void> {
  const attempt = job.retryCount + 1;
  const isLastAttempt = job.retryCount >= job.retryLimit;
  const jobLog = tellers.log.child({ job: definition.name, jobId: job.id, attempt });
  await reported({ ...tellers, log: jobLog }, { place: definition.name, traceId: job.id }, isLastAttempt, async () => {
    const payload = definition.payload.parse(job.data.payload);
    await handler(payload, { jobId: job.id, attempt, isLastAttempt, signal: job.signal, log: jobLog });
  });
}

/** The row in HandledEvent and the handler's work are one transaction: either both happened or neither. */
export async function runEventOnce<P>(
  db: Db, name: string, event: EventDefinition<P>, handler: EventHandler<P>, job: Job, tellers: Tellers,
): Promise<void> {
  const eventId = job.data.eventId ?? job.id;
  const eventLog = tellers.log.child({ handler: name, eventId });
  await reported({ ...tellers, log: eventLog }, { place: name, traceId: eventId }, job.retryCount >= job.retryLimit, async () => {
    const payload = event.payload.parse(job.data.payload);
    await inTransaction(db, async (tx) => {
      const isNew = await tx.$executeRaw`
        INSERT INTO "HandledEvent" ("handler", "eventId") VALUES (${name}, ${eventId}::uuid) ON CONFLICT DO NOTHING`;
      if (isNew === 0) return;
      await handler(tx, payload, { eventId, at: new Date(job.data.at ?? Date.now()), log: eventLog });
    }, { timeoutMs: 60_000 });
  });
}

/** The queue keeps the error beside the job; the log has it at once, and with the stack. */
async function reported({ log, report }: Tellers, where: ErrorPlace, isLastAttempt: boolean, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isLastAttempt) {
      log.error({ err: error }, 'job failed for good');
      report?.(error, where);
    } else log.warn({ err: error }, 'job failed and will be tried again');
    throw error;
  }
}
