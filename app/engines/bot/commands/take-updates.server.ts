import { inTransaction } from '#app/platform/db/client.server.ts';
import { readUpdate } from '#app/platform/telegram/read-update.ts';
import { handleChatJob } from '../jobs.ts';
import type { BotWork } from '../work.ts';

/**
 * Writes down what Telegram told, each update once by its number, with the job that deals with it. When this is done it may be
 * confirmed. False when something was no update.
 */
export async function takeUpdates(work: BotWork, raw: readonly unknown[]): Promise<boolean> {
  const updates = raw.map(readUpdate);
  for (const update of updates) {
    if (update === null) continue;
    const { id, incoming } = update;
    await inTransaction(work.db, async (tx) => {
      const row = { id: BigInt(id), chatId: incoming && BigInt(incoming.chatId), receivedAt: work.now() };
      // What is none of ours is written down as dealt with: fetching goes on after the highest number.
      const { count } = await tx.botUpdate.createMany({ data: [incoming ? { ...row, content: incoming } : { ...row, handledAt: work.now() }], skipDuplicates: true });
      if (count === 1 && incoming) await work.queue.enqueue(tx, handleChatJob, { chatId: incoming.chatId }, { singletonKey: String(id) });
    });
  }
  return updates.every((update) => update !== null);
}

/** After the highest number of the last days; Telegram itself keeps updates for one, and numbers anew after a week of silence. */
export async function nextOffset({ db }: Pick<BotWork, 'db'>): Promise<number | undefined> {
  const { _max } = await db.botUpdate.aggregate({ _max: { id: true } });
  return _max.id === null ? undefined : Number(_max.id) + 1;
}
