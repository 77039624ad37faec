import { inTransaction } from '#app/platform/db/client.server.ts';
import { invalidField } from '#app/platform/http/app-error.ts';
import { queueMail } from '#app/platform/mail/queue-mail.server.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { keepingAnOwner } from '../last-owner.server.ts';
import { deletionDueAt } from '../model/deletion.ts';
import { usernameKey } from '../model/username.ts';

/**
 * Everything of the viewer is to go in 30 days. Asked again meanwhile, the day stays: answers the one in force. Browsers and tokens open
 * what they opened until then, so that a change of mind finds all of it. The last owner cannot.
 */
export async function requestDeletion(ctx: MemberCtx, { username }: { username: string }): Promise<Date> {
  const { id, email, timeZone } = ctx.viewer;
  if (usernameKey(username) !== usernameKey(ctx.viewer.username)) throw invalidField('username', 'data:errors.otherName');
  const due = deletionDueAt(ctx.now);
  return keepingAnOwner(() => inTransaction(ctx.db, async (tx) => {
    // Nothing is deleted of who has begun to rest in the same moment.
    const { count } = await tx.user.updateMany({ where: { id, deletionDueAt: null, deactivatedAt: null }, data: { deletionDueAt: due } });
    if (count === 0) return (await tx.user.findUniqueOrThrow({ where: { id }, select: { deletionDueAt: true } })).deletionDueAt ?? due;
    await recordAudit(tx, { kind: 'account.deletion-requested', actorId: id, ip: ctx.ip, now: ctx.now });
    if (email === null) return due;
    const idempotencyKey = `account-deletion:${id}:${ctx.now.getTime()}`;
    await queueMail(tx, ctx.queue, {
      idempotencyKey, userId: id, to: email, template: 'accounts.deletion-requested', locale: ctx.locale, timeZone, data: { dueAt: due.toISOString() },
    });
    return due;
  }));
}
