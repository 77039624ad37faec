import { defineNotificationRule, onlyThem } from '#app/kernel/contributions/notification-rule.ts';
import { quietEndedBy } from '#app/kernel/contributions/quiet.ts';
import type { NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import { editingPaths } from './editing/paths.ts';
import { editFailed, importDone } from './events.ts';
import { importPaths } from './import-paths.ts';
import { listQuiet } from './reader/index.server.ts';
import { quietEnded } from './reader/events.ts';

/** What takes so long that its person has gone on to something else: it says when it is done, or that it was not. */
const topics: NotificationTopic[] = [{ id: 'library', nameKey: 'library-news:topic', helpKey: 'library-news:topicHelp', usually: 'digest' }];

const rules: NotificationRule[] = [
  defineNotificationRule({
    event: importDone,
    topic: 'library',
    recipients: onlyThem(({ ownerId }) => ownerId),
    text: ({ fileName, rows }) => ({ key: 'library-news:importDone', values: { fileName, count: rows } }),
    href: ({ importId }) => importPaths.import(importId),
    onceKey: ({ importId }) => importId,
  }),
  defineNotificationRule({
    event: editFailed,
    topic: 'library',
    recipients: onlyThem(({ ownerId }) => ownerId),
    text: ({ title }) => ({ key: 'library-news:editFailed', values: { title } }),
    href: ({ bookId }) => editingPaths.versions(bookId),
    groupKey: ({ bookId }) => `edit-failed:${bookId}`,
    onceKey: ({ editId }) => editId,
  }),
];

/** Whoever reads in peace is not disturbed by any room. */
const quiet: Quiet = { find: listQuiet, ended: quietEndedBy(quietEnded, ({ userId }) => userId) };

export const libraryNotifications = { topics, rules, quiet };
