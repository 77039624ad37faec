import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import type { EventDefinition } from '#app/platform/jobs/queue.server.ts';

/** What narrows a metric: this book, this tag. One value of one kind. */
export type GoalFilter = { kind: string; value: string };

/** How much from day `from` to day `to`, both counted in, by the person's own calendar days? */
export type GoalQuestion = { metric: string; from: Date; to: Date; filter: GoalFilter | null };

export type GoalAnswer = {
  amount: number;
  /**
   * Where a metric counts towards the end of one thing ("this book until 12 May"): how much of it there is, and how much was done
   * before day `from`. null = unknown, or no longer there.
   */
  whole: { total: number; before: number } | null;
  /** The filter's name, or its message key; null = it is gone, hidden, or not theirs. */
  filter: { label?: string; labelKey?: string; href: string | null } | null;
};

export type GoalFilterKind = {
  /** `book`, `tag`, `author`, `priority` */
  kind: string;
  labelKey: string;
  /** What may be chosen, most likely first, at most `take`; found by what is typed when there is more. */
  options(ctx: MemberCtx, search: { text: string; take: number }): Promise<{ value: string; label?: string; labelKey?: string; meta?: string | null }[]>;
};

/** Something that can be counted from facts. */
export type GoalMetric = {
  /** `library.pages`; kept in the database. */
  id: string;
  /** Message keys; the unit's take `count`: "21 страница", and as what something differs by: "на 21 страницу". */
  nameKey: string;
  unitKey: string;
  unitByKey: string;
  /** A sensible amount a month, offered by forms. */
  usual: number;
  /** Kinds of filters it may be narrowed by. */
  filters: readonly string[];
  /** Counts towards the end of what its filter names: it has no amount of its own, and always a filter. */
  isWhole?: true;
};

/** What a room lets people set goals for. */
export type GoalSource = {
  metrics: readonly GoalMetric[];
  filters: readonly GoalFilterKind[];
  /** Answers to many questions of one person in one query, in their order. */
  answer(db: DbOrTx, userId: string, questions: readonly GoalQuestion[]): Promise<GoalAnswer[]>;
  /** One question day by day: only days with something, oldest first. */
  countByDay(db: DbOrTx, userId: string, question: GoalQuestion): Promise<{ day: Date; amount: number }[]>;
  /**
   * What a person's goals are narrowed by, all of them: the room may keep sums for these, and let go of all others. Answers do not depend on it, only
   * what they cost. Said again each day.
   */
  keep?(tx: Tx, userId: string, filters: readonly GoalFilter[]): Promise<void>;
  /** After which facts a person's goals may stand differently. */
  changedBy: readonly { event: EventDefinition<never>; userId(payload: never): string }[];
};

/** Keeps an event and the reading of its payload together. */
export const changedBy = <P>(event: EventDefinition<P>, userId: (payload: P) => string): GoalSource['changedBy'][number] => ({
  event: event as unknown as EventDefinition<never>, userId: userId as (payload: never) => string,
});
