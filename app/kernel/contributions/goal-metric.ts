import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { EventDefinition } from '#app/platform/jobs/queue.server.ts';

/** What narrows a metric: this book, this tag. One value of one kind. */
export type GoalFilter = { kind: string; value: string };

/** One question: how much from day `from` to day `to`, both counted in, by the person's own calendar days? */
export type GoalQuestion = { from: Date; to: Date; filter: GoalFilter | null };

export type GoalFilterKind = {
  /** `book`, `tag`, `author`, `priority` */
  kind: string;
  labelKey: string;
  /** What may be chosen, most likely first, at most `take`; found by what is typed when there is more. */
  options(ctx: MemberCtx, search: { text: string; take: number }): Promise<{ value: string; label: string }[]>;
  /** The names of chosen values in one query; what is missing is gone or not theirs. */
  labels(db: DbOrTx, userId: string, values: readonly string[]): Promise<Map<string, { label: string; href: string | null }>>;
};

/** Something that can be counted from facts. */
export type GoalMetric = {
  /** `library.pages`; kept in the database. */
  id: string;
  /** Message keys; `unitKey` takes `count`. */
  nameKey: string;
  unitKey: string;
  filters: GoalFilterKind[];
  /** Answers to many questions of one person in one query, in their order. */
  count(db: DbOrTx, userId: string, questions: readonly GoalQuestion[]): Promise<number[]>;
  /** One question day by day: only days with something, oldest first. */
  countByDay(db: DbOrTx, userId: string, question: GoalQuestion): Promise<{ day: Date; amount: number }[]>;
  /**
   * Where a whole has an end of its own ("this book until 12 May"): how much of it there is, and how much was done before day `from`.
   * null = unknown, or no longer there.
   */
  whole?(db: DbOrTx, userId: string, filter: GoalFilter, from: Date): Promise<{ total: number; before: number } | null>;
  /** After which facts a person's goals may stand differently. */
  changedBy: { event: EventDefinition<never>; userId(payload: never): string }[];
};

/** Keeps an event and the reading of its payload together. */
export const changedBy = <P>(event: EventDefinition<P>, userId: (payload: P) => string): GoalMetric['changedBy'][number] => ({
  event: event as unknown as EventDefinition<never>, userId: userId as (payload: never) => string,
});
