import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { lockFactor } from '../queries/find-factor.server.ts';
import { endOtherSessions } from './end-sessions.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

type Input = { factor: 'off' | 'mail' | 'app'; endOthers: boolean };

/**
 * What the viewer wants to be asked for after the password. An app that is not there yet has to be connected first
 * (`connectAuthenticator`): then nothing is changed here. Whoever chooses something else gives app and recovery codes up.
 */
export async function chooseSecondFactor(ctx: MemberCtx, { factor, endOthers }: Input): Promise<'chosen' | 'app-missing'> {
  const { id } = ctx.viewer;
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockFactor(tx, id);
    if (!before) throw new AppError('not-found');
    if (factor === 'app' && !before.hasApp) return 'app-missing';
    if (factor === 'mail' && !before.hasProvenEmail) throw invalidField('factor', 'second-factor:errors.noEmail');
    if (endOthers) await endOtherSessions(tx, ctx);
    if (before.chosen === factor) return 'chosen';
    await tx.user.update({ where: { id }, data: { secondFactor: factor }, select: { id: true } });
    if (factor !== 'app') {
      await tx.authenticator.deleteMany({ where: { userId: id } });
      await tx.recoveryCode.deleteMany({ where: { userId: id } });
    }
    // To choose what was in force anyway is no news.
    if (before.factor === factor) return 'chosen';
    await recordAudit(tx, { kind: 'second-factor.changed', actorId: id, ip: ctx.ip, now: ctx.now, details: { from: before.factor, to: factor } });
    await tellAboutFactor(tx, ctx, { id, ...before }, { template: 'accounts.second-factor-changed', factor });
    return 'chosen';
  });
}
