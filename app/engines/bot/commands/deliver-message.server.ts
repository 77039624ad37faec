import { loseTelegram } from '#app/kernel/accounts/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { TelegramProblem } from '#app/platform/telegram/telegram-problem.ts';
import { deliverMessageJob } from '../jobs.ts';
import type { BotWork } from '../work.ts';
import { sendAnotherWay } from './send-another-way.server.ts';
import { contentSchema } from './queue-message.server.ts';
import type { Content } from './queue-message.server.ts';

export type MessageRow = { id: string; onceKey: string; kind: string; userId: string | null; chatId: bigint | null; content: Uint8Array | null; attempts: number; expiresAt: Date };

/**
 * Sends one message at most once. It is marked before Telegram is asked: whoever finds it so marked comes after a crash and does not
 * know whether it went out, so it is not sent again. What certainly did not arrive is put off and tried anew.
 */
export async function deliverMessage(work: BotWork, messageId: string): Promise<void> {
  const [row] = await work.db.$queryRaw<MessageRow[]>`
    UPDATE "TelegramMessage" SET "state" = 'sending', "attempts" = "attempts" + 1 WHERE "id" = ${messageId}::uuid AND "state" = 'queued'
    RETURNING "id"::text AS "id", "onceKey", "kind", "userId"::text AS "userId", "chatId", "content", "attempts", "expiresAt"`;
  if (!row) return void (await work.db.telegramMessage.updateMany({ where: { id: messageId, state: 'sending' }, data: { state: 'unsure', lastError: 'the process ended meanwhile', content: null } }));
  const content = contentSchema.safeParse(row.content && work.seal.open(row.content, row.onceKey)).data;
  if (!content) return settle(work, row, 'failed', 'cannot be opened: was SESSION_SECRET changed?');
  const chatId = row.chatId === null ? await chatOf(work, row.userId) : String(row.chatId);
  if (chatId === null) return giveUp(work, row, content, 'there is no chat');
  if (row.expiresAt <= work.now()) return giveUp(work, row, content, 'too late');
  if (!work.telegram) return giveUp(work, row, content, 'the house has no bot');
  try {
    await say(work.telegram.api, chatId, content);
    await settle(work, row, 'sent');
  } catch (error) {
    if (!(error instanceof TelegramProblem)) throw error;
    await afterProblem(work, row, content, { chatId, error });
  }
}

async function chatOf({ db }: BotWork, userId: string | null): Promise<string | null> {
  const link = userId === null ? null : await db.telegramLink.findFirst({ where: { userId, deadAt: null }, select: { chatId: true } });
  return link && String(link.chatId);
}

type Api = NonNullable<BotWork['telegram']>['api'];

/** A message that cannot be turned into the new one any more is followed by it. */
async function say(api: Api, chatId: string, { text, buttons, edits }: Content): Promise<void> {
  if (edits === undefined) return api.send(chatId, { text, buttons });
  try {
    await api.edit(chatId, edits, { text, buttons });
  } catch (error) {
    if (!(error instanceof TelegramProblem) || error.trouble !== 'refused') throw error;
    if (!/not modified/i.test(error.message)) await api.send(chatId, { text, buttons });
  }
}

async function settle(work: BotWork, row: MessageRow, state: 'sent' | 'failed' | 'unsure', lastError: string | null = null): Promise<void> {
  await work.db.telegramMessage.update({ where: { id: row.id }, data: { state, lastError, content: null, sentAt: state === 'sent' ? work.now() : null }, select: { id: true } });
  if (lastError !== null) work.log.warn({ messageId: row.id, kind: row.kind, reason: lastError }, 'telegram message not sent');
}

async function afterProblem(work: BotWork, row: MessageRow, content: Content, { chatId, error }: { chatId: string; error: TelegramProblem }): Promise<void> {
  // A code may come twice rather than not at all: somebody waits for it.
  if (error.trouble === 'unsure') return content.letter ? giveUp(work, row, content, error.message, { state: 'unsure' }) : settle(work, row, 'unsure', error.message);
  if (error.trouble === 'refused') return giveUp(work, row, content, error.message);
  if (error.trouble === 'gone') return giveUp(work, row, content, error.message, { also: (tx) => loseTelegram(tx, { chatId }, work.now()) });
  const waitSeconds = Math.max(error.retryAfterSeconds ?? 0, Math.min(600, 2 ** Math.min(row.attempts, 10)));
  // Somebody waits for a code before a page: it rather goes by mail.
  const isUrgent = content.letter !== undefined && (row.attempts >= 3 || waitSeconds > 20 || error.trouble === 'misused');
  const isTooLate = work.now().getTime() + waitSeconds * 1000 >= row.expiresAt.getTime();
  if (isUrgent || isTooLate) return giveUp(work, row, content, error.message);
  await putOff(work, row, waitSeconds, error.message);
}

async function putOff(work: BotWork, row: MessageRow, seconds: number, lastError: string): Promise<void> {
  await inTransaction(work.db, async (tx) => {
    await tx.telegramMessage.update({ where: { id: row.id }, data: { state: 'queued', lastError }, select: { id: true } });
    await work.queue.enqueue(tx, deliverMessageJob, { messageId: row.id }, { singletonKey: `${row.id}:${row.attempts}`, startAfter: new Date(Date.now() + seconds * 1000) });
  });
}

type GivingUp = { state?: 'failed' | 'unsure'; also?: (tx: Tx) => Promise<void> };

/** It will not come this way; what there is another way for goes by that, in the same moment. */
async function giveUp(work: BotWork, row: MessageRow, content: Content, reason: string, { state = 'failed', also }: GivingUp = {}): Promise<void> {
  await inTransaction(work.db, async (tx) => {
    await also?.(tx);
    await tx.telegramMessage.update({ where: { id: row.id }, data: { state, lastError: reason.slice(0, 200), content: null }, select: { id: true } });
    if (row.userId !== null) await sendAnotherWay(tx, work, row, content);
  });
  work.log.warn({ messageId: row.id, kind: row.kind, reason }, 'telegram message not sent');
}
