import type { TFunction } from 'i18next';
import type { GoalAnswer, GoalFilter, GoalFilterKind, GoalMetric, GoalQuestion, GoalSource } from '#app/kernel/contributions/goal-metric.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';

/** All that can be counted towards goals, whatever room it comes from. */
export type GoalDesk = {
  metrics: readonly GoalMetric[];
  /** null = its room is no longer there. */
  metric(id: string): GoalMetric | null;
  /** What a metric may be narrowed by. */
  filtersOf(metric: GoalMetric): GoalFilterKind[];
  /** One query for each room that is asked. Of a metric that is gone nothing is known. */
  answer(db: DbOrTx, userId: string, questions: readonly GoalQuestion[]): Promise<GoalAnswer[]>;
  countByDay(db: DbOrTx, userId: string, question: GoalQuestion): Promise<{ day: Date; amount: number }[]>;
  /** Tells each room what a person's goals of its metrics are narrowed by: all of them. */
  keep(tx: Tx, userId: string, asked: readonly { metric: string; filter: GoalFilter }[]): Promise<void>;
  changedBy: readonly GoalSource['changedBy'][number][];
  textsOf(locale: Locale): TFunction;
};

const unknown: GoalAnswer = { amount: 0, whole: null, filter: null };

export function createGoalDesk({ sources, textsOf }: { sources: readonly GoalSource[]; textsOf: (locale: Locale) => TFunction }): GoalDesk {
  const metrics = sources.flatMap((source) => source.metrics);
  const sourceOf = (id: string) => sources.find((source) => source.metrics.some((metric) => metric.id === id));
  return {
    metrics, textsOf,
    metric: (id) => metrics.find((metric) => metric.id === id) ?? null,
    filtersOf: (metric) => (sourceOf(metric.id)?.filters ?? []).filter(({ kind }) => metric.filters.includes(kind)),
    async answer(db, userId, questions) {
      const answers = questions.map(() => unknown);
      for (const source of sources) {
        const mine = questions.flatMap((question, index) => (source.metrics.some(({ id }) => id === question.metric) ? [{ question, index }] : []));
        if (mine.length === 0) continue;
        const found = await source.answer(db, userId, mine.map(({ question }) => question));
        mine.forEach(({ index }, at) => (answers[index] = found[at] ?? unknown));
      }
      return answers;
    },
    countByDay: async (db, userId, question) => (await sourceOf(question.metric)?.countByDay(db, userId, question)) ?? [],
    async keep(tx, userId, asked) {
      for (const source of sources) await source.keep?.(tx, userId, asked.filter(({ metric }) => sourceOf(metric) === source).map(({ filter }) => filter));
    },
    changedBy: sources.flatMap((source) => source.changedBy),
  };
}
