import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';
import { getMail } from '../queries/get-mail.server.ts';
import { requireOwner } from '../owner.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

/** Puts a letter that failed into the queue once more. Pressing twice sends once; one without contents or with a code in it stays. */
export async function resendMail(ctx: MemberCtx & { mailer: Mailer }, mailId: string): Promise<{ to: string }> {
  requireOwner(ctx);
  const mail = await getMail(ctx, mailId);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await ctx.mailer.resend(tx, mailId))) throw new AppError('conflict', { messageKey: 'admin:errors.notResendable' });
    const subjectId = mail.person?.id ?? null;
    await recordAudit(tx, { kind: 'mail.resent', actorId: ctx.viewer.id, subjectId, ip: ctx.ip, now: ctx.now, details: { template: mail.template } });
    return { to: mail.to };
  });
}
