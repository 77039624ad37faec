import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { lockFactor } from '../queries/find-factor.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

/**
 * For somebody who lost their phone or their mailbox; owner only, and never for oneself. An app gives way to what is the
 * default for the person; where that, or the person's choice, is a mailed code, it is switched off.
 */
export async function resetSecondFactor(ctx: MemberCtx, userId: string): Promise<void> {
  if (ctx.viewer.role !== 'owner') throw new AppError('not-found');
  if (userId === ctx.viewer.id) throw new AppError('conflict', { messageKey: 'second-factor:errors.ownFactor' });
  await inTransaction(ctx.db, async (tx) => {
    const person = await lockFactor(tx, userId);
    if (!person) throw new AppError('not-found');
    if (person.factor === 'off') return;
    await tx.authenticator.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.secondStep.deleteMany({ where: { userId } });
    await tx.user.update({ where: { id: userId }, data: { secondFactor: person.factor === 'app' ? null : 'off' }, select: { id: true } });
    await recordAudit(tx, { kind: 'second-factor.reset', actorId: ctx.viewer.id, subjectId: userId, now: ctx.now, details: { from: person.factor } });
    await tellAboutFactor(tx, ctx, { id: userId, ...person }, { template: 'accounts.second-factor-reset' });
  });
}
