import type { TFunction } from 'i18next';
import { createGoalBot, createGoalDesk, goalsManifest } from '#app/engines/goals/index.server.ts';
import type { GoalSource } from '#app/kernel/contributions/goal-metric.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';

/** `textsOf`: words of goals are put together before a page is, so they are set as the page's own are (decision 023). */
export type GoalOptions = { host: QueueHost; db: Db; now: () => Date; sources: readonly GoalSource[]; textsOf: (locale: Locale) => TFunction };

/** Hands what the rooms can count to the goals, and gives on what the goals bring themselves. */
export function composeGoals({ host, db, now, sources, textsOf }: GoalOptions) {
  const goals = createGoalDesk({ sources, textsOf });
  goalsManifest.register(host, { db, now, queue: host.queue, goals });
  const { calendar, personalData, notifications } = goalsManifest;
  return { goals, calendar, personalData, notifications, bot: createGoalBot(goals) };
}
