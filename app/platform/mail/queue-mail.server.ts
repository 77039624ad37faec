import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '#app/platform/db/client.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { JobFate, QueueHost } from '#app/platform/jobs/boss.server.ts';
import { defineJob } from '#app/platform/jobs/queue.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';

export type NewMail = {
  /** What causes this message: a second one with the same key is not made. */
  idempotencyKey: string;
  userId?: string | null;
  to: string;
  /** A template's id. */
  template: string;
  locale: Locale;
  timeZone: string;
  data: unknown;
};

/** Tried for about six hours, ever more slowly. */
export const deliverMail = defineJob({
  name: 'mail.deliver',
  payload: z.object({ mailId: z.uuid() }),
  retryLimit: 15,
  expireInSeconds: 90,
  concurrency: 2,
});

/**
 * Letters are sealed with the key of the mailer that sends what this queue carries. It is kept on the queue itself:
 * the built pages hold a copy of this module of their own, but are handed the same queue.
 */
const sealKey = Symbol.for('kruzhok.mail.seal');
type SealingQueue = Queue & { [sealKey]?: SealedBox };

export function bindMail(queue: Queue, seal: SealedBox): void {
  Object.defineProperty(queue, sealKey, { value: seal });
}

/**
 * Writes the message and the job that sends it, in the caller's transaction. False when the key was there already.
 */
export async function queueMail(tx: Tx, queue: Queue, mail: NewMail): Promise<boolean> {
  const seal = (queue as SealingQueue)[sealKey];
  if (!seal) throw new Error('no mailer was made for this queue');
  const id = uuidv7();
  const { data, userId, to, ...row } = mail;
  const payload = seal.close(data, mail.idempotencyKey);
  const { count } = await tx.mailMessage.createMany({
    data: [{ ...row, id, userId: userId ?? null, to: oneLine(to), payload }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await queue.enqueue(tx, deliverMail, { mailId: id }, { singletonKey: id });
  return true;
}

/**
 * A failed message waits again, if its contents are still there; of two who ask at once, one is told yes. The job that gave it up is done with: left among
 * the dead, it would be queued again for a letter that has gone.
 */
export async function resendMail(tx: Tx, { queue, office }: Pick<QueueHost, 'queue' | 'office'>, id: string, templates: readonly string[]): Promise<boolean> {
  if ((await tx.mailMessage.count({ where: canGoAgain(id, templates) })) === 0) return false;
  // First the dead job and then the letter, as on the page about jobs: the other way round the two would wait for each other.
  await office.forgetDead(tx, deliverMail.name, id);
  if (!(await waitAgain(tx, id, templates))) return false;
  await queue.enqueue(tx, deliverMail, { mailId: id }, { singletonKey: id });
  return true;
}

const canGoAgain = (id: string, templates: readonly string[]) => ({ id, status: 'failed' as const, payload: { not: null }, template: { in: [...templates] } });

async function waitAgain(tx: Tx, id: string, templates: readonly string[]): Promise<boolean> {
  const { count } = await tx.mailMessage.updateMany({ where: canGoAgain(id, templates), data: { status: 'queued', lastError: null } });
  return count > 0;
}

/** What an owner's decision about a delivery does to its letter; `templates`: those that may go again later. */
export const letterFate = (templates: readonly string[]): JobFate<{ mailId: string }> => ({
  /** A letter of which a process died over the last try waits still. */
  revive: async (tx, { mailId: id }) => (await waitAgain(tx, id, templates)) || (await tx.mailMessage.count({ where: { id, status: 'queued' } })) > 0,
  /** Codes are emptied as after a last try; what may go again can be sent from the mail log for some days. */
  async giveUp(tx, { mailId: id }) {
    await tx.mailMessage.updateMany({ where: { id, status: 'queued', template: { notIn: [...templates] } }, data: { payload: null } });
    await tx.mailMessage.updateMany({ where: { id, status: 'queued' }, data: { status: 'failed', lastError: 'its job was discarded' } });
  },
});

/** What goes into a header: one line, no control characters. */
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
