import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { lockFactor } from '../queries/find-factor.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

type Input = { factor: 'off' | 'mail' | 'app'; endOthers: boolean };

/**
 * What the viewer wants to be asked for after the password. An app is only kept here, `connectAuthenticator` switches it
 * on; whoever chooses something else gives app and recovery codes up. Says whether anything changed.
 */
export async function chooseSecondFactor(ctx: MemberCtx, { factor, endOthers }: Input): Promise<boolean> {
  const { id, sessionId } = ctx.viewer;
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockFactor(tx, id);
    if (!before) throw new AppError('not-found');
    if (factor === 'app' && !before.hasApp) throw invalidField('factor', 'second-factor:errors.appMissing');
    if (factor === 'mail' && !before.hasProvenEmail) throw invalidField('factor', 'second-factor:errors.noEmail');
    if (endOthers) {
      const { count } = await tx.session.deleteMany({ where: { userId: id, publicId: { not: sessionId } } });
      if (count > 0) await recordAudit(tx, { kind: 'session.ended', actorId: id, now: ctx.now, details: { count } });
    }
    if (before.chosen === factor) return false;
    await tx.user.update({ where: { id }, data: { secondFactor: factor }, select: { id: true } });
    if (factor !== 'app') {
      await tx.authenticator.deleteMany({ where: { userId: id } });
      await tx.recoveryCode.deleteMany({ where: { userId: id } });
    }
    // A choice of what was in force anyway is kept, and is no news.
    if (before.factor === factor) return true;
    await recordAudit(tx, { kind: 'second-factor.changed', actorId: id, now: ctx.now, details: { from: before.factor, to: factor } });
    await tellAboutFactor(tx, ctx, { id, ...before }, { template: 'accounts.second-factor-changed', factor });
    return true;
  });
}
