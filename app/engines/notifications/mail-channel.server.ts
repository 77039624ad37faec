import type { MessageChannel } from '#app/kernel/contributions/notification-rule.ts';
import { localeFor } from '#app/kernel/house/index.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import { newsMail } from './mails.ts';
import type { UnsubscribeTokens } from './unsubscribe-token.server.ts';

/** News by letter: queued in the transaction that decided so, once for each key. */
export const createMailChannel = (queue: Queue, tokens: UnsubscribeTokens): MessageChannel => ({
  async reaches(db, userId) {
    const person = await db.user.findUnique({ where: { id: userId }, select: { email: true, notificationBox: { select: { lettersStoppedAt: true } } } });
    // The gate has seen to that for whoever chose letters, not for a message of another channel that comes here because it got nowhere.
    return person?.email != null && person.notificationBox?.lettersStoppedAt == null;
  },
  async send(tx, { userId, onceKey, subject, lines, settingsHref }) {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true, locale: true, timeZone: true } });
    if (!person?.email) return;
    await queueMail(tx, queue, {
      idempotencyKey: onceKey, userId, to: person.email, template: newsMail.id, locale: await localeFor(tx, person.locale), timeZone: person.timeZone,
      data: { subject, lines, settingsHref, unsubscribeToken: tokens.make(userId) },
    });
  },
});
