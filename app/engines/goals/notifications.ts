import { defineNotificationRule, onlyThem } from '#app/kernel/contributions/notification-rule.ts';
import type { NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { EventDefinition } from '#app/platform/jobs/queue.server.ts';
import { goalBehind, goalEnded, goalReached } from './events.ts';
import { goalPaths } from './paths.ts';

const topic = 'goals';

type PayloadOf<E> = E extends EventDefinition<infer P> ? P : never;

type About = { userId: string; goalId: string; from: string; to: string; amount?: number | null };

/** A goal is its person's own affair. */
const itsPerson = onlyThem(({ userId }: About) => userId);
const href = ({ goalId }: About) => goalPaths.goal(goalId);
/** "Behind" and "reached" are not the same said twice: each kind is a line of its own. */
const groupedAs = (kind: string) => ({ goalId }: About) => `goal:${goalId}:${kind}`;
/** A period that was drawn out, or of which more is asked now, is told of anew. */
const onceAs = (event: string) => ({ goalId, from, to, amount }: About) => `${event}:${goalId}:${from}:${to}:${amount ?? ''}`;

/** Texts come ready in every language; each catalog takes those of its own. */
const both = (texts: Record<string, Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([locale, words]) => Object.entries(words).map(([name, text]) => [`${name}_${locale}`, text])));

const rules: NotificationRule[] = [
  defineNotificationRule<PayloadOf<typeof goalReached>>({ event: goalReached, topic, recipients: itsPerson, href, groupKey: groupedAs('reached'), text: ({ texts }) => ({ key: 'goals:news.reached', values: both(texts) }), onceKey: onceAs('goals.reached') }),
  defineNotificationRule<PayloadOf<typeof goalEnded>>({ event: goalEnded, topic, recipients: itsPerson, href, groupKey: groupedAs('ended'), text: ({ texts, isReached }) => ({ key: isReached ? 'goals:news.endedReached' : 'goals:news.ended', values: both(texts) }), onceKey: onceAs('goals.ended') }),
  defineNotificationRule<PayloadOf<typeof goalBehind>>({ event: goalBehind, topic, recipients: itsPerson, href, groupKey: groupedAs('behind'), text: ({ texts }) => ({ key: 'goals:news.behind', values: both(texts) }), onceKey: ({ goalId, day }) => `goals.behind:${goalId}:${day}` }),
];

const topics: NotificationTopic[] = [{ id: topic, nameKey: 'goals:news.topic', helpKey: 'goals:news.topicHelp', usually: 'digest' }];

/** What the engine tells people by way of the notification gate. */
export const goalNotifications = { topics, rules };
