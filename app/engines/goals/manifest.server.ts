import { z } from 'zod';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyDay, everyHour } from '#app/platform/jobs/calendar.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { GoalWork } from './commands/check-goals.server.ts';
import { goalEvents } from './events.ts';
import { goalNotifications } from './notifications.ts';
import { goalData } from './personal-data.server.ts';

export const checkGoalsJob = defineJob({ name: 'goals.check-due', payload: z.object({}), expireInSeconds: 1_800 });

/** Every hour: somewhere it is five in the morning. */
const checkHourly = defineCalendarJob({
  name: 'goals.check',
  period: everyHour,
  run: (tx, { queue }) => queue.enqueue(tx, checkGoalsJob, {}, { singletonKey: 'check' }),
});

const forgetDaily = defineCalendarJob({
  name: 'goals.forget-removed',
  period: everyDay,
  async run(tx, { now }) {
    const { forgetRemovedGoals } = await import('./commands/archive-goal.server.ts');
    await forgetRemovedGoals(tx, now);
  },
});

/** What the engine brings to the house. */
export const goalsManifest = {
  events: goalEvents,
  calendar: [checkHourly, forgetDaily],
  personalData: goalData,
  notifications: goalNotifications,
  register(host: Pick<QueueHost, 'registerJob' | 'onEvent'>, work: GoalWork): void {
    host.registerJob(checkGoalsJob, async (_payload, { log, signal }) => {
      const { checkDueGoals } = await import('./commands/check-goals.server.ts');
      const people = await checkDueGoals(work, signal);
      if (people > 0) log.info({ people }, 'goals looked at');
    });
    for (const { event, userId } of work.goals.changedBy) {
      host.onEvent(event, 'goals-reached', async (tx, payload) => {
        const { checkReached } = await import('./commands/check-goals.server.ts');
        await checkReached(work, tx, userId(payload));
      });
    }
  },
};
