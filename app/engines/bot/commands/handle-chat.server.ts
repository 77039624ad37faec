import { v5 as uuidv5 } from 'uuid';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Incoming } from '#app/platform/telegram/read-update.ts';
import { answer, sayFailed } from '../answer.server.ts';
import type { Answer } from '../answer.server.ts';
import { handleChatJob } from '../jobs.ts';
import type { BotWork } from '../work.ts';
import { queueMessage } from './queue-message.server.ts';

type Update = { id: bigint; content: Incoming; attempts: number };

const space = '5f1c1f0c-53a5-4b4e-9d1e-0d8a0f5b7b51';
const mostAttempts = 5;
const claimSeconds = 20;

/**
 * What was said in a chat, one after the other. One worker at a time is at a chat's first update: whoever comes meanwhile leaves the rest to
 * it, or comes back when its claim has run out (it may have died).
 */
export async function handleChat(work: BotWork, chatId: string, log: Logger): Promise<void> {
  for (;;) {
    const update = await claimFirst(work, chatId);
    if (!update) return comeBackIfClaimed(work, chatId);
    const renewing = setInterval(() => void renew(work, update.id).catch(() => undefined), (claimSeconds / 2) * 1000).unref();
    try {
      await settle(work, update, await answerOnce(work, update, log));
    } catch (error) {
      await work.db.botUpdate.updateMany({ where: { id: update.id }, data: { claimedUntil: null } });
      throw error;
    } finally {
      clearInterval(renewing);
    }
  }
}

async function claimFirst({ db }: BotWork, chatId: string): Promise<Update | undefined> {
  const [claimed] = await db.$queryRaw<Update[]>`
    UPDATE "BotUpdate" SET "claimedUntil" = clock_timestamp() + make_interval(secs => ${claimSeconds}), "attempts" = "attempts" + 1
    WHERE "id" = (SELECT "id" FROM "BotUpdate" WHERE "chatId" = ${BigInt(chatId)} AND "handledAt" IS NULL ORDER BY "id" LIMIT 1)
      AND "handledAt" IS NULL AND ("claimedUntil" IS NULL OR "claimedUntil" <= clock_timestamp())
    RETURNING "id", "content", "attempts"`;
  return claimed;
}

const renew = ({ db }: BotWork, id: bigint) =>
  db.$executeRaw`UPDATE "BotUpdate" SET "claimedUntil" = clock_timestamp() + make_interval(secs => ${claimSeconds}) WHERE "id" = ${id} AND "handledAt" IS NULL`;

async function comeBackIfClaimed({ db, queue }: BotWork, chatId: string): Promise<void> {
  const first = await db.botUpdate.findFirst({ where: { chatId: BigInt(chatId), handledAt: null }, orderBy: { id: 'asc' }, select: { id: true, claimedUntil: true } });
  if (!first?.claimedUntil) return;
  const startAfter = new Date(first.claimedUntil.getTime() + 500);
  await inTransaction(db, (tx) => queue.enqueue(tx, handleChatJob, { chatId }, { singletonKey: `${chatId}:${first.id}:${startAfter.getTime()}`, startAfter }));
}

/** After a few tries that ended in errors of ours it is given up, in words. */
async function answerOnce(work: BotWork, { id, content, attempts }: Update, log: Logger): Promise<Answer | null> {
  try {
    return await answer(work, { id: uuidv5(`${botOf(work)}:${saidBy(id, content)}`, space), incoming: content, log });
  } catch (error) {
    if (attempts < mostAttempts) throw error;
    log.error({ err: error }, 'what was said to the bot could not be dealt with');
    return await sayFailed(work, content);
  }
}

/** A button that is pressed twice before it is gone comes in two updates, and was meant once. */
const saidBy = (updateId: bigint, { chatId, told }: Incoming): string => (told.kind === 'tap' ? `${chatId}:${told.messageId}:${told.data}` : String(updateId));

const botOf = ({ telegram }: BotWork): string => telegram?.settings.token.split(':')[0] ?? '';

/** That it is dealt with, and its answer, are one. */
async function settle(work: BotWork, { id, content: { chatId, told } }: Update, said: Answer | null): Promise<void> {
  await inTransaction(work.db, async (tx) => {
    const { count } = await tx.botUpdate.updateMany({ where: { id, handledAt: null }, data: { handledAt: work.now(), content: Prisma.DbNull, claimedUntil: null } });
    if (count === 0) return;
    if (said === null) return;
    const edits = told.kind === 'tap' ? told.messageId : undefined;
    await queueMessage(tx, work, { onceKey: `update:${botOf(work)}:${id}`, to: { chatId }, kind: 'answer', content: { ...said, edits } });
  });
}
