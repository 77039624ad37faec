import type { Db } from '#app/platform/db/client.server.ts';
import { scrubText } from '#app/platform/errors/scrub-text.ts';

export type MailView = {
  waiting: number;
  lastSentAt: Date | null;
  /** The newest letter that did not arrive at the first try, of the last seven days. */
  lastTrouble: { at: Date; reason: string; isFinal: boolean } | null;
};

const week = 7 * 24 * 3_600_000;

export async function lookAtMail(db: Db, now: Date): Promise<MailView> {
  const since = new Date(now.getTime() - week);
  const [waiting, sent, trouble] = await Promise.all([
    db.mailMessage.count({ where: { status: 'queued' } }),
    db.mailMessage.aggregate({ where: { createdAt: { gt: since } }, _max: { sentAt: true } }),
    db.mailMessage.findFirst({
      where: { createdAt: { gt: since }, lastError: { not: null } },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true, lastError: true, status: true },
    }),
  ]);
  return {
    waiting,
    lastSentAt: sent._max.sentAt,
    lastTrouble: trouble && { at: trouble.createdAt, reason: scrubText(trouble.lastError ?? '', { most: 200, keepsNumbers: true }), isFinal: trouble.status === 'failed' },
  };
}
