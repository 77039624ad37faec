import { PgBoss, fromPrisma } from 'pg-boss';
import type { JobWithMetadata } from 'pg-boss';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { Db } from '#app/platform/db/client.server.ts';
import type { ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { prepareQueues, queueOptions, subscribersOf } from './boss-queues.server.ts';
import { fateOf, runEventOnce, runJob } from './boss-work.server.ts';
import { JobHolds, freeAbandoned } from './job-holds.server.ts';
import { createJobOffice } from './job-office.server.ts';
import type { JobOffice } from './job-office.server.ts';
import type { EventHandler, Envelope, Fate, JobFate, JobHandler } from './boss-work.server.ts';
import type { EventDefinition, JobDefinition, Queue } from './queue.server.ts';

export type { EventHandler, EventMeta, JobFate, JobHandler, JobMeta } from './boss-work.server.ts';

export type QueueHost = {
  queue: Queue;
  /** For the owner: what waits, runs and failed. */
  office: JobOffice;
  /** Who does this job, and what becomes of its work when an owner queues it again or discards it. Before start(). */
  registerJob<P>(definition: JobDefinition<P>, handler: JobHandler<P>, fate?: JobFate<P>): void;
  /** Who reacts to this event, in a transaction and in effect once. Before start(). */
  onEvent<P>(event: EventDefinition<P>, handlerName: string, handler: EventHandler<P>): void;
  start(): Promise<void>;
  /** Begins no more jobs and lets running ones finish for some seconds; what remains is put back. Work can still be queued. */
  rest(): Promise<void>;
  /** Rests, and lets go of the database. */
  stop(): Promise<void>;
};

export type QueueHostOptions = {
  url: string;
  db: Db;
  log: Logger;
  /** Told of jobs that failed for good. */
  report?: ErrorReporter['report'];
  /** false = leave work for other processes; default true. */
  work?: boolean;
  /** Before the first retry; later ones wait ever longer, up to an hour. Default 2. */
  retryDelaySeconds?: number;
  /** How often a worker looks for retries and postponed work; new work wakes it at once. Default 5. */
  pollSeconds?: number;
};

/** Together with the closing of the database it has to fit into the ten seconds that a process is given to stop. */
const restMs = 6_000;

type Work = { definition: JobDefinition<never>; run: (job: BossJob) => Promise<void>; event?: string; fate?: Fate };
type BossJob = { id: string; data: Envelope; retryCount: number; retryLimit: number; signal: AbortSignal };

/** pg-boss, behind the two verbs the app knows: enqueue and publish, each in the caller's transaction. */
export function createQueue(options: QueueHostOptions): QueueHost {
  const { url, db, log, report, work = true, retryDelaySeconds = 2, pollSeconds = 5 } = options;
  const boss = createBoss(options, work);
  const holds = new JobHolds(url, log);
  const works = new Map<string, Work>();
  const known = new Set<string>();

  const add = (key: string, entry: Work): void => {
    if (works.has(key)) throw new Error(`${key} is registered twice`);
    works.set(key, entry);
  };

  return {
    queue: createSender(boss, known, retryDelaySeconds),
    office: createJobOffice(db, boss, (name) => works.get(name)?.fate),
    registerJob(definition, handler, fate = {}) {
      const run = (job: BossJob) => runJob(definition, handler, job, { log, report });
      add(definition.name, { definition: definition as JobDefinition<never>, run, fate: fateOf(definition, fate) });
    },
    onEvent(event, handlerName, handler) {
      const name = `${event.name}/${handlerName}`;
      const definition = { name, payload: event.payload, retryLimit: 10, concurrency: 2 };
      const run = (job: BossJob) => runEventOnce(db, name, event, handler, job, { log, report });
      add(name, { definition: definition as unknown as JobDefinition<never>, run, event: event.name });
    },
    async start() {
      await boss.start();
      const entries = [...works.values()];
      await prepareQueues({ boss, db, entries, retryDelaySeconds, removeOthers: work });
      for (const { definition } of entries) known.add(definition.name);
      if (!work) return;
      await freeAbandoned({ db, boss, log, report, names: entries.map(({ definition }) => definition.name) });
      for (const { definition, run } of entries) await startWork({ boss, holds, definition, run, pollSeconds });
    },
    rest: () => boss.stop({ graceful: true, timeout: restMs, close: false }),
    async stop() {
      await boss.stop({ graceful: true, timeout: restMs });
      await holds.close();
    },
  };
}

function createBoss({ url, log }: QueueHostOptions, work: boolean): PgBoss {
  const boss = new PgBoss({
    connectionString: url, application_name: 'kruzhok-jobs', max: 4,
    schedule: false, supervise: work, useListenNotify: work,
    // A job whose process was killed is begun again within a quarter of a minute.
    superviseIntervalSeconds: 5, monitorIntervalSeconds: 4,
  });
  boss.on('error', (error) => log.warn({ reason: error.message }, 'job queue'));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'job queue'));
  return boss;
}

/** `known`: the queues that are there; a job may be queued before any process has started that does it. */
function createSender(boss: PgBoss, known: Set<string>, retryDelaySeconds: number): Queue {
  const ensure = async (definition: JobDefinition<never>): Promise<void> => {
    if (known.has(definition.name)) return;
    if (!(await boss.getQueue(definition.name))) {
      await boss.createQueue(definition.name, queueOptions(definition, retryDelaySeconds));
    }
    known.add(definition.name);
  };
  return {
    async enqueue(tx, definition, payload, { singletonKey, startAfter } = {}) {
      definition.payload.parse(payload);
      await ensure(definition as JobDefinition<never>);
      await boss.send(definition.name, { payload }, {
        db: fromPrisma(tx),
        // The queue allows one unfinished job per key; a job without a key is alone with its own.
        singletonKey: singletonKey ?? uuidv4(),
        ...(startAfter && { startAfter }),
      });
    },
    async publish(tx, event, payload) {
      event.payload.parse(payload);
      const data: Envelope = { eventId: uuidv7(), at: new Date().toISOString(), payload };
      // One after the other: a transaction has one connection.
      for (const name of await subscribersOf(tx, event.name)) {
        await boss.send(name, data, { db: fromPrisma(tx), singletonKey: data.eventId! });
      }
    },
  };
}

type Starting = Pick<Work, 'definition' | 'run'> & { boss: PgBoss; holds: JobHolds; pollSeconds: number };

/** Workers that do one job at a time each, as many as the job allows at once. */
async function startWork({ boss, holds, definition, run, pollSeconds }: Starting): Promise<void> {
  const options = { includeMetadata: true, pollingIntervalSeconds: Math.min(pollSeconds, 2), notifyPollingIntervalSeconds: pollSeconds } as const;
  for (let count = definition.concurrency ?? 1; count > 0; count -= 1) {
    const hold = holds.newHold();
    const worker = await boss.work(definition.name, options, async ([job]: JobWithMetadata<Envelope>[]) => {
      if (!job) return;
      try {
        await hold(job);
        await run(job);
      } finally {
        // Told once of several that came meanwhile, it would leave the others until it looks by itself.
        boss.notifyWorker(worker);
      }
    });
  }
}
