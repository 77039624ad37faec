import { z } from 'zod';
import { v7 as uuidv7 } from 'uuid';
import { createMailChannel } from '#app/engines/notifications/mail-channel.server.ts';
import { notificationMails } from '#app/engines/notifications/mails.ts';
import type { NewsWork } from '#app/engines/notifications/news-work.ts';
import { registerNewsJobs } from '#app/engines/notifications/register-jobs.server.ts';
import { createUnsubscribeTokens } from '#app/engines/notifications/unsubscribe-token.server.ts';
import { quietEndedBy } from '#app/kernel/contributions/quiet.ts';
import type { MessageChannel, NotificationRule } from '#app/kernel/contributions/notification-rule.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import type { EventHandler, JobHandler } from '#app/platform/jobs/boss.server.ts';
import { defineEvent } from '#app/platform/jobs/queue.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createMailer } from '#app/platform/mail/mailer.server.ts';
import { catalogs } from '#app/server/messages.server.ts';
import { gonged, gongRule, gongTopics } from '#tests/support/gong.ts';

const quietOver = defineEvent('test.quiet-over', z.object({ userId: z.uuid() }));

type Job = { name: string; payload: unknown; startAfter?: Date; key?: string };
type Sent = { userId: string; onceKey: string; subject: string; lines: { text: string; href: string }[] };

/** The engine on a real database, with a queue whose jobs run when the test says so, by the test's clock. */
export function newsScene(db: Db, options: { rule?: NotificationRule; mails?: boolean } = {}) {
  let now = new Date('2026-11-25T12:00:00Z');
  const jobs: Job[] = [];
  const handlers = new Map<string, JobHandler<never>>();
  const reactions = new Map<string, EventHandler<never>>();
  const sent: Sent[] = [];
  const quiet = new Map<string, Date>();
  const queue: Queue = {
    enqueue: async (_tx, job, payload, { startAfter, singletonKey: key } = {}) => {
      job.payload.parse(payload);
      if (key && jobs.some((other) => other.name === job.name && other.key === key)) return;
      jobs.push({ name: job.name, payload, startAfter, key });
    },
    publish: async (tx, event, payload) => {
      const reaction = reactions.get(event.name);
      if (reaction) await reaction(tx, payload as never, { eventId: uuidv7(), at: now, log });
    },
  };
  const log = createLog('silent');
  const calm: Quiet = {
    find: async (_db, userIds, at) => new Map([...quiet].filter(([userId, until]) => userIds.includes(userId) && until > at)),
    ended: quietEndedBy(quietOver, ({ userId }) => userId),
  };
  const record: MessageChannel = {
    reaches: async () => true,
    send: async (_tx, message) => void sent.push(message),
  };
  const host = {
    queue,
    registerJob: (definition: { name: string }, handler: unknown) => void handlers.set(definition.name, handler as JobHandler<never>),
    onEvent: (event: { name: string }, _name: string, handler: unknown) => void reactions.set(event.name, handler as EventHandler<never>),
  };
  const tokens = createUnsubscribeTokens('s'.repeat(32));
  if (options.mails) mailerFor(db, host as never);
  const rule = options.rule ?? gongRule('gong');
  const work: NewsWork = {
    db, queue, log, now: () => now, topics: gongTopics, rules: new Map([[`${rule.event.name}/${rule.topic}`, rule]]), quiet: [calm],
    channels: { email: options.mails ? createMailChannel(queue, tokens) : record, telegram: record },
    textsOf: (locale) => createTranslator(locale, catalogs[locale]).t,
  };
  registerNewsJobs(host as never, work);
  const runOne = (job: Job) => handlers.get(job.name)!(job.payload as never, { jobId: uuidv7(), attempt: 1, isLastAttempt: false, signal: new AbortController().signal, log });
  return {
    work, jobs, sent, quiet, tokens,
    setNow: (at: string | Date) => void (now = new Date(at)),
    now: () => now,
    /** The event, as if its command had committed. */
    gong: (crowd: string, what: string, more: { by?: string; group?: string; once?: string } = {}) =>
      inTransaction(db, (tx) => queue.publish(tx, gonged, { crowd, what, by: more.by ?? null, group: more.group ?? null, once: more.once ?? null })),
    endQuiet: async (userId: string) => {
      quiet.delete(userId);
      await inTransaction(db, (tx) => queue.publish(tx, quietOver, { userId }));
    },
    /** Everything whose time has come, until nothing is left; letters go their own way. */
    async run(): Promise<void> {
      for (;;) {
        const at = jobs.findIndex(({ name, startAfter }) => name.startsWith('notifications.') && (!startAfter || startAfter <= now));
        if (at < 0) return;
        await runOne(jobs.splice(at, 1)[0]!);
      }
    },
    runOne,
    job: (name: string, payload: object = {}): Promise<void> => runOne({ name, payload }),
  };
}

function mailerFor(db: Db, host: Parameters<typeof createMailer>[0]['host']): void {
  createMailer({
    db, host, log: createLog('silent'), transport: { send: async () => undefined, close: () => undefined }, secret: 's'.repeat(32), from: 'Kruzhok <k@example.org>', baseUrl: 'http://kruzhok.test',
    templates: notificationMails, translator: () => (key) => key,
  });
}
