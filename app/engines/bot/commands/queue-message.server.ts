import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '#app/platform/db/client.server.ts';
import { deliverMessageJob } from '../jobs.ts';
import { fitText } from '../model/command.ts';
import type { BotWork } from '../work.ts';

const buttons = z.array(z.array(z.object({ label: z.string(), data: z.string() })));
const line = z.object({ text: z.string(), href: z.string() });

/** What lies sealed in a message's row; what it needs to go another way lies with it. */
export const contentSchema = z.object({
  text: z.string(),
  buttons: buttons.optional(),
  /** The message whose button was pressed: it turns into this one. */
  edits: z.number().int().optional(),
  letter: z.object({ template: z.string(), locale: z.enum(['ru', 'en']), timeZone: z.string(), data: z.unknown() }).optional(),
  news: z.object({ userId: z.string(), onceKey: z.string(), subject: z.string(), lines: z.array(line), settingsHref: z.string() }).optional(),
});

export type Content = z.output<typeof contentSchema>;
export type MessageKind = 'answer' | 'code' | 'news' | 'reminder';

/** How long a message is of use. */
const lifeSeconds: Record<MessageKind, number> = { answer: 3600, code: 600, news: 24 * 3600, reminder: 3 * 3600 };

export type NewMessage = { onceKey: string; to: { userId: string } | { chatId: string }; kind: MessageKind; content: Content };

/** Writes a message and the job that sends it, in the caller's transaction. False when its key was there already. */
export async function queueMessage(tx: Tx, work: BotWork, { onceKey, to, kind, content }: NewMessage): Promise<boolean> {
  const id = uuidv7();
  const now = work.now();
  const whom = 'userId' in to ? { userId: to.userId } : { chatId: BigInt(to.chatId) };
  const sealed = work.seal.close({ ...content, text: fitText(content.text) }, onceKey);
  const { count } = await tx.telegramMessage.createMany({
    data: [{ id, onceKey, ...whom, kind, content: sealed, createdAt: now, expiresAt: new Date(now.getTime() + lifeSeconds[kind] * 1000) }], skipDuplicates: true,
  });
  if (count === 1) await work.queue.enqueue(tx, deliverMessageJob, { messageId: id }, { singletonKey: id });
  return count === 1;
}
