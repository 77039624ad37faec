import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineCalendarJob, everyDay, everyQuarterHour } from '#app/platform/jobs/calendar.server.ts';
import type { CalendarJob } from '#app/platform/jobs/calendar.server.ts';
import { digestJob, fanOutJob, releaseJob, sendJob } from './jobs.server.ts';
import type { NewsWork } from './news-work.ts';

/** Called once, before the queue starts. */
export function registerNewsJobs(host: Pick<QueueHost, 'registerJob' | 'onEvent'>, work: NewsWork): void {
  for (const [name, rule] of work.rules) {
    host.onEvent(rule.event, `notify-${rule.topic}`, (tx, payload, { eventId, at }) =>
      work.queue.enqueue(tx, fanOutJob, { rule: name, eventId, at: at.toISOString(), payload, after: null }, { singletonKey: `${name} ${eventId}` }));
  }
  for (const { ended } of work.quiet) {
    host.onEvent(ended.event, 'notify-quiet-ended', (tx, payload) => work.queue.enqueue(tx, releaseJob, { userId: ended.userId(payload) }));
  }
  host.registerJob(fanOutJob, async (page) => (await import('./commands/deliver-news.server.ts')).fanOut(work, page));
  host.registerJob(releaseJob, async ({ userId }) => (await import('./commands/release-held.server.ts')).releaseHeld(work, userId));
  host.registerJob(sendJob, async (_payload, { signal }) => (await import('./commands/send-due.server.ts')).sendDue(work, signal));
  host.registerJob(digestJob, async (_payload, { signal, log }) => {
    const { sendDigests } = await import('./commands/send-digests.server.ts');
    const sent = await sendDigests(work, signal);
    if (sent > 0) log.info({ sent }, 'digests sent');
  });
}

/** What a standstill missed is caught up. */
const digestQuarterly = defineCalendarJob({
  name: 'notifications.digest',
  period: everyQuarterHour,
  async run(tx, { queue, period }) {
    await queue.enqueue(tx, digestJob, {}, { singletonKey: period });
    await queue.enqueue(tx, sendJob, {}, { singletonKey: period });
  },
});

/** Once a day: what nobody will look for any more. */
const forgetDaily = defineCalendarJob({
  name: 'notifications.forget-old',
  period: everyDay,
  async run(tx, { now }) {
    const { forgetOldNews } = await import('./commands/forget-old-news.server.ts');
    await forgetOldNews(tx, now);
  },
});

export const newsCalendar: CalendarJob[] = [digestQuarterly, forgetDaily];
