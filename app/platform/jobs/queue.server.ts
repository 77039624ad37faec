import type { z } from 'zod';
import type { Tx } from '#app/platform/db/client.server.ts';

/** A fact, past tense, with the shape of what it tells. */
export type EventDefinition<P = unknown> = { name: string; payload: z.ZodType<P> };

/** Background work: a name, the shape of its input and how it is retried. The handler is registered by the worker. */
export type JobDefinition<P = unknown> = {
  name: string;
  payload: z.ZodType<P>;
  /** default 5 */
  retryLimit?: number;
  /** Seconds a run may take before it counts as lost; default 300. */
  expireInSeconds?: number;
  /** How many of this job run at once in one process; default 1. */
  concurrency?: number;
};

export type EnqueueOptions = {
  startAfter?: Date;
  /** At most one queued-or-active job of this name has the key. */
  singletonKey?: string;
};

/** Where commands leave work and facts: rows of the same transaction, acted on only after it commits. */
export type Queue = {
  enqueue<P>(tx: Tx, job: JobDefinition<P>, payload: P, options?: EnqueueOptions): Promise<void>;
  publish<P>(tx: Tx, event: EventDefinition<P>, payload: P): Promise<void>;
};

export const defineEvent = <P>(name: string, payload: z.ZodType<P>): EventDefinition<P> => ({ name, payload });
export const defineJob = <P>(definition: JobDefinition<P>): JobDefinition<P> => definition;
