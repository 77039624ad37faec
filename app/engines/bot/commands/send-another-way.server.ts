import type { Tx } from '#app/platform/db/client.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import type { BotWork } from '../work.ts';
import type { Content } from './queue-message.server.ts';
import type { MessageRow } from './deliver-message.server.ts';

/** A code becomes the letter it would have been, news go to the person's mail. A code that has run out goes nowhere. */
export async function sendAnotherWay(tx: Tx, work: BotWork, { onceKey, userId, expiresAt }: MessageRow, { letter, news }: Content): Promise<void> {
  if (news && work.fallback && (await work.fallback.reaches(tx, news.userId))) await work.fallback.send(tx, news);
  if (!letter || userId === null || expiresAt <= work.now()) return;
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  if (email !== null) await queueMail(tx, work.queue, { ...letter, idempotencyKey: `${onceKey}:mail`.slice(0, 200), userId, to: email });
}
