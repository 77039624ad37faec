import type { TFunction } from 'i18next';
import { createGoalBot, createGoalDesk, goalsManifest } from '#app/engines/goals/index.server.ts';
import type { GoalSource } from '#app/kernel/contributions/goal-metric.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { typeset } from '#app/platform/i18n/typeset.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { catalogs } from './messages.server.ts';

export type GoalOptions = { host: QueueHost; db: Db; now: () => Date; sources: readonly GoalSource[] };

/** Words of goals are put together before a page is: they are set as the page's own are (decision 023). */
function setTexts(): (locale: Locale) => TFunction {
  const made = new Map<Locale, TFunction>();
  return (locale) => {
    const t = made.get(locale) ?? createTranslator(locale, typeset(locale, catalogs[locale])).t;
    made.set(locale, t);
    return t;
  };
}

/** Hands what the rooms can count to the goals, and gives on what the goals bring themselves. */
export function composeGoals({ host, db, now, sources }: GoalOptions) {
  const goals = createGoalDesk({ sources, textsOf: setTexts() });
  goalsManifest.register(host, { db, now, queue: host.queue, goals });
  const { calendar, personalData, notifications } = goalsManifest;
  return { goals, calendar, personalData, notifications, bot: createGoalBot(goals) };
}
