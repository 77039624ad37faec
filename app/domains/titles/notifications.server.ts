import { defineNotificationRule, onlyThem } from '#app/kernel/contributions/notification-rule.ts';
import type { NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import { titleImportDone } from './events.ts';
import { titleImportPaths } from './import-paths.ts';

const topics: NotificationTopic[] = [{ id: 'titles', nameKey: 'titles-news:topic', helpKey: 'titles-news:topicHelp', usually: 'digest' }];

const rules: NotificationRule[] = [
  defineNotificationRule({
    event: titleImportDone,
    topic: 'titles',
    recipients: onlyThem(({ ownerId }) => ownerId),
    text: ({ fileName, rows }) => ({ key: 'titles-news:importDone', values: { fileName, count: rows } }),
    href: ({ importId }) => titleImportPaths.import(importId),
    onceKey: ({ importId }) => importId,
  }),
];

/** An import may take so long that its person has gone on to something else. */
export const titlesNotifications = { topics, rules };
