import { localeFor } from '#app/kernel/house/queries/locale-for.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db, Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import { emailKey } from '../model/email.ts';
import { usernameKey } from '../model/username.ts';
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
    await takeAway(tx, userId, person.factor === 'app' ? null : 'off');
    await recordAudit(tx, { kind: 'second-factor.reset', actorId: ctx.viewer.id, subjectId: userId, ip: ctx.ip, now: ctx.now, details: { from: person.factor } });
    await tellAboutFactor(tx, ctx, { id: userId, ...person, locale: await localeFor(tx, person.locale) }, { template: 'accounts.second-factor-reset' });
  });
}

/**
 * The same from the machine the house runs on, for an owner whom nobody else could help: whoever can run this can change
 * every row anyway. Says whether there is such a person.
 */
export async function switchOffSecondFactor(db: Db, login: string, now: Date): Promise<boolean> {
  const user = await db.user.findFirst({ where: login.includes('@') ? { emailKey: emailKey(login) } : { usernameKey: usernameKey(login) }, select: { id: true } });
  if (!user) return false;
  await inTransaction(db, async (tx) => {
    const person = await lockFactor(tx, user.id);
    await takeAway(tx, user.id, 'off');
    await recordAudit(tx, { kind: 'second-factor.reset', subjectId: user.id, ip: null, now, details: { from: person?.factor ?? 'off', by: 'command' } });
  });
  return true;
}

async function takeAway(tx: Tx, userId: string, secondFactor: 'off' | null): Promise<void> {
  await tx.authenticator.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.secondStep.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { secondFactor }, select: { id: true } });
}
