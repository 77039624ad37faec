import { inTransaction } from '#app/platform/db/client.server.ts';
import { AppError, invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import { sealAuthenticator, stepOfCode } from '../authenticator.server.ts';
import type { MemberCtx } from '../context.ts';
import type { EntryCtx } from '../entry.ts';
import { appCodeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import { lockFactor } from '../queries/find-factor.server.ts';
import { replaceRecoveryCodes } from '../recovery-codes.server.ts';
import { endOtherSessions } from './end-sessions.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

/**
 * Switches the viewer's authenticator app on, once it has shown that it has the secret. Takes the place of an earlier app,
 * whose codes worked until now. Answers new recovery codes, which are told nowhere else.
 */
export async function connectAuthenticator(ctx: MemberCtx & EntryCtx, { secret, code, endOthers }: { secret: Uint8Array; code: string; endOthers: boolean }): Promise<string[]> {
  const { now, viewer: { id: userId }, entry: { ip, secret: houseSecret } } = ctx;
  await consumeEntryLimits(ctx, appCodeLimits(userId));
  const step = stepOfCode(secret, code, now);
  if (step === null) throw invalidField('code', 'second-factor:errors.setupCodeWrong');
  const row = { secret: sealAuthenticator(secret, userId, houseSecret), createdAt: now, confirmedAt: now, lastStep: step };
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockFactor(tx, userId);
    if (!before) throw new AppError('not-found');
    await tx.authenticator.upsert({ where: { userId }, create: { userId, ...row }, update: row, select: { userId: true } });
    await tx.user.update({ where: { id: userId }, data: { secondFactor: 'app' }, select: { id: true } });
    if (endOthers) await endOtherSessions(tx, ctx);
    const codes = await replaceRecoveryCodes(tx, { userId, now, secret: houseSecret });
    const isMove = before.factor === 'app';
    await recordAudit(tx, { kind: 'second-factor.changed', actorId: userId, ip, now, details: { from: before.factor, to: 'app' } });
    await tellAboutFactor(tx, ctx, { id: userId, ...before }, isMove ? { template: 'accounts.authenticator-moved' } : { template: 'accounts.second-factor-changed', factor: 'app' });
    return codes;
  });
}
