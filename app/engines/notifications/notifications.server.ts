import type { MessageChannel, NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import { registerNewsJobs } from './register-jobs.server.ts';
import { createMailChannel } from './mail-channel.server.ts';
import { quietOf } from '#app/kernel/contributions/quiet.ts';
import type { NewsWork } from './news-work.ts';
import { createStreamAnswers } from './streams/answer-stream.server.ts';
import type { StreamAnswers } from './streams/answer-stream.server.ts';
import { Hub } from './streams/hub.server.ts';
import { createUnsubscribeTokens } from './unsubscribe-token.server.ts';
import type { UnsubscribeTokens } from './unsubscribe-token.server.ts';

/** What a room or an engine has to tell. */
export type NotificationContribution = { topics: readonly NotificationTopic[]; rules: readonly NotificationRule[] };

export type Notifications = {
  /** In the order in which they were contributed. */
  topics: readonly NotificationTopic[];
  /** For the bell: what was counted with the session, none while its person reads in peace. */
  unreadOf(db: DbOrTx, viewer: { id: string; unread?: number }, now: Date): Promise<number>;
  tokens: UnsubscribeTokens;
  /** News by mail, for a channel that does not get through. */
  letters: MessageChannel;
  answerStream: StreamAnswers;
  /** Open streams end and are told to come back; no new one begins. */
  drain(): void;
  openStreams(): number;
  stop(): Promise<void>;
};

export type NotificationsOptions = Pick<NewsWork, 'db' | 'now' | 'log' | 'textsOf'> & {
  host: QueueHost;
  databaseUrl: string;
  secret: string;
  isHttps: boolean;
  contributions: readonly NotificationContribution[];
  quiet: readonly Quiet[];
  /** Letters come of themselves. */
  channels?: { telegram?: MessageChannel };
};

/** The gate and what belongs to it. Before the queue starts. */
export function createNotifications({ host, databaseUrl, secret, isHttps, contributions, quiet, channels, ...tools }: NotificationsOptions): Notifications {
  const { db, now, log } = tools;
  const tokens = createUnsubscribeTokens(secret);
  const topics = contributions.flatMap((one) => one.topics);
  const letters = createMailChannel(host.queue, tokens);
  const work: NewsWork = { ...tools, queue: host.queue, topics, rules: rulesOf(contributions, topics), quiet, channels: { email: letters, ...channels } };
  registerNewsJobs(host, work);
  const hub = new Hub({ db, url: databaseUrl, log, now, quiet });
  return {
    topics, tokens, letters,
    unreadOf: async (on, { id, unread = 0 }, at) => (unread > 0 && (await quietOf(quiet, on, [id], at)).has(id) ? 0 : unread),
    answerStream: createStreamAnswers({ db, hub, now, isHttps, log }),
    drain: () => hub.drain(),
    openStreams: () => hub.count(),
    stop: () => hub.stop(),
  };
}

/** By the event and the topic: a fact is told once under a topic. */
function rulesOf(contributions: readonly NotificationContribution[], topics: readonly NotificationTopic[]): Map<string, NotificationRule> {
  const rules = new Map<string, NotificationRule>();
  for (const rule of contributions.flatMap((one) => one.rules)) {
    const name = `${rule.event.name}/${rule.topic}`;
    if (rules.has(name)) throw new Error(`two notification rules for ${name}`);
    if (!topics.some(({ id }) => id === rule.topic)) throw new Error(`no topic ${rule.topic} for ${name}`);
    rules.set(name, rule);
  }
  return rules;
}
