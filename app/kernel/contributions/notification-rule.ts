import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import type { EventDefinition } from '#app/platform/jobs/queue.server.ts';

/** What people choose about: at once, in the daily digest, or not at all. */
export type NotificationTopic = {
  /** `goals`, `library` */
  id: string;
  /** Message keys of its name and of what it brings. */
  nameKey: string;
  helpKey: string;
  usually: 'now' | 'digest' | 'never';
};

/** What is told: a message key and its values. A value under a name that ends in `Day` is a day (`2026-05-12`) and is written as the reader writes dates. */
export type NotificationText = { key: string; values: Record<string, string | number> };

/** Turns an event into news for people. The gate alone decides whether, when and by which channel they get it. */
export type NotificationRule<P = never> = {
  event: EventDefinition<P>;
  topic: string;
  /** Whom it concerns, by user id in ascending order, `take` of them after `after`: a large circle is told in several jobs. */
  recipients(db: DbOrTx, payload: P, page: { after: string | null; take: number }): Promise<string[]>;
  /** Who did it, and so need not be told. */
  actor?(payload: P): string | null;
  text(payload: P): NotificationText;
  /** A path of ours that shows what it is about. */
  href(payload: P): string;
  /** Unread news of one group are one line with a count. */
  groupKey?(payload: P): string;
  /** A person is told once for each key; without it once for each event. */
  onceKey?(payload: P): string;
};

/** Recipients of what is one person's own affair. */
export const onlyThem = <P>(userId: (payload: P) => string): NotificationRule<P>['recipients'] => async (_db, payload, { after }) => (after === null ? [userId(payload)] : []);

/** Keeps an event and the reading of its payload together. */
export const defineNotificationRule = <P>(rule: NotificationRule<P>): NotificationRule => rule as unknown as NotificationRule;

/** A way to reach somebody outside the app. */
export type MessageChannel = {
  /** Whether it knows where to write to, and may. */
  reaches(db: DbOrTx, userId: string): Promise<boolean>;
  /** Queues it in the transaction; the same `onceKey` again does nothing. `text` is in the person's language. */
  send(tx: Tx, message: { userId: string; onceKey: string; subject: string; lines: { text: string; href: string }[]; settingsHref: string }): Promise<void>;
};
