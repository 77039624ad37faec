import { randomBytes, randomInt } from 'node:crypto';
import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import type { BotWork } from '#app/engines/bot/work.ts';
import type { Viewer } from '#app/kernel/accounts/context.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import type { EnqueueOptions, Queue } from '#app/platform/jobs/queue.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { bindMail } from '#app/platform/mail/queue-mail.server.ts';
import { createSeal } from '#app/platform/mail/sealed-payload.server.ts';
import { createOutgoing } from '#app/platform/outgoing/outgoing.server.ts';
import { deriveKey } from '#app/platform/seal/derive-key.server.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import { telegramSettings } from '#app/platform/telegram/settings.ts';
import { createTelegramApi, telegramPace } from '#app/platform/telegram/telegram-api.server.ts';
import { catalogs } from '#app/server/messages.server.ts';
import { testFiles } from '#tests/support/files.ts';
import type { FakeTelegram } from '#tests/support/fake-telegram.ts';
import { createPerson } from '#tests/support/people.ts';

export type Job = { job: string; payload: unknown; options: EnqueueOptions };
export type Scene = BotWork & { jobs: Job[]; lines: string[]; fallenBack: string[]; clock: { now: Date | null } };

const texts = { ru: createTranslator('ru', catalogs.ru), en: createTranslator('en', catalogs.en) };

/** The bot's work with everything real but the queue, whose jobs are kept, and Telegram, which is the fake one. A new one has a circuit of its own. */
export function botScene(db: Db, fake: Pick<FakeTelegram, 'env'> | null, more: { contributions?: BotContribution[]; quiets?: BotWork['quiets']; callMs?: number } = {}): Scene {
  const secret = 'a secret of the tests, long enough for them';
  const jobs: Job[] = [];
  const lines: string[] = [];
  const fallenBack: string[] = [];
  const clock: { now: Date | null } = { now: null };
  const queue: Queue = { enqueue: async (_tx, { name: job }, payload, options = {}) => void jobs.push({ job, payload, options }), publish: async () => undefined };
  bindMail(queue, createSeal(secret));
  const settings = fake && telegramSettings({ ...fake.env, baseUrl: 'http://kruzhok.test', sessionSecret: secret });
  const outgoing = settings && createOutgoing({ userAgent: 'test', trustedOrigins: [new URL(settings.apiUrl).origin], pace: telegramPace });
  const fallback: MessageChannel = { reaches: async () => true, send: async (_tx, { onceKey }) => void fallenBack.push(onceKey) };
  return {
    db, queue, secret, jobs, lines, fallenBack, clock, fallback,
    now: () => clock.now ?? new Date(), files: testFiles(), baseUrl: 'http://kruzhok.test',
    log: createLog('info', { write: (line) => void lines.push(line) }),
    textsOf: (locale) => texts[locale].t,
    contributions: more.contributions ?? [], quiets: more.quiets ?? [],
    telegram: settings && outgoing && { settings, api: createTelegramApi(settings, outgoing, more.callMs) },
    seal: createSealedBox(deriveKey(secret, 'bot/message')),
  };
}

/** Somebody whose channel is Telegram. */
export async function reachedPerson(db: Db, more: { timeZone?: string; reminderHour?: number } = {}): Promise<Viewer & { chatId: number }> {
  const person = await createPerson(db, { timeZone: more.timeZone });
  const chatId = randomInt(1_000_000, 4_000_000_000);
  await db.telegramLink.create({ data: { userId: person.id, chatId: BigInt(chatId), locale: 'en', reminderHour: more.reminderHour } });
  await db.user.update({ where: { id: person.id }, data: { notificationChannel: 'telegram' } });
  return { ...person, chatId };
}

export const newKey = () => `test:${randomBytes(6).toString('hex')}`;
