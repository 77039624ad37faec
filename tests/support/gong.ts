import { z } from 'zod';
import { defineNotificationRule } from '#app/kernel/contributions/notification-rule.ts';
import type { NotificationRule } from '#app/kernel/contributions/notification-rule.ts';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';

/** Something happened that concerns everybody whose name begins so; no room tells such a thing. */
export const gonged = defineEvent('test.gonged', z.object({ crowd: z.string(), by: z.uuid().nullable(), what: z.string(), group: z.string().nullable(), once: z.string().nullable() }));

/** Every person of a crowd, told by a test-only rule: what it says is its key's text with `what` in it. */
export const gongRule = (topic: string): NotificationRule => defineNotificationRule({
  event: gonged,
  topic,
  recipients: async (db, { crowd }, { after, take }) => {
    const rows = await db.user.findMany({ where: { username: { startsWith: crowd }, ...(after && { id: { gt: after } }) }, orderBy: { id: 'asc' }, take, select: { id: true } });
    return rows.map(({ id }) => id);
  },
  actor: ({ by }) => by,
  text: ({ what }) => ({ key: 'library-news:editFailed', values: { title: what } }),
  href: ({ what }) => `/library?q=${encodeURIComponent(what)}`,
  groupKey: ({ group, what }) => group ?? what,
  onceKey: ({ once, what, crowd }) => once ?? `${crowd} ${what}`,
});

export const gongTopics = [{ id: 'gong', nameKey: 'library-news:topic', helpKey: 'library-news:topicHelp', usually: 'now' as const }];
