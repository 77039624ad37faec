import { localeFor } from '#app/kernel/house/queries/locale-for.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { invalidField } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import { takeAppCode } from '../authenticator.server.ts';
import { appCodeLimits, consumeEntryLimits } from '../entry-limits.server.ts';
import type { EntryCtx } from '../entry.ts';
import type { PersonsFactor } from '../queries/find-factor.server.ts';
import { findFactor, lockFactor } from '../queries/find-factor.server.ts';
import { takeRecoveryCode } from '../recovery-codes.server.ts';
import type { Proof } from '../schema.ts';
import type { ClaimedChallenge } from './claim-attempt.server.ts';
import { stepSpent } from './claim-second-step.server.ts';
import type { ClaimedStep } from './claim-second-step.server.ts';
import { letIn } from './let-in.server.ts';
import { isRightAnswer, useUpChallenge } from './answer-challenge.server.ts';
import { tellAboutFactor } from './tell-about-factor.server.ts';

/** What the second factor is answered with. `email`: where the browser says the letter went. */
export type SecondAnswer =
  | { by: 'app' | 'recovery'; code: string }
  | { by: 'mail'; claimed: ClaimedChallenge; proof: Proof; email: string };

/**
 * Lets in whoever answers rightly what they still owe. What the answer uses up, the step and the session are one
 * transaction: of many right answers one opens one session. The person is locked first, as in every way in.
 */
export async function passSecondStep(ctx: EntryCtx, step: ClaimedStep, answer: SecondAnswer): Promise<string> {
  if (answer.by === 'app') await consumeEntryLimits(ctx, appCodeLimits(step.userId));
  if (answer.by === 'mail' && !(await isRightLetter(ctx, step, answer))) return refuseSecondAnswer(ctx, step, answer.by);
  const session = await inTransaction(ctx.db, async (tx) => {
    const person = await lockFactor(tx, step.userId);
    // Changed since the password was typed: what is in force now has to be asked for.
    if (person?.factor !== (answer.by === 'mail' ? 'mail' : 'app')) throw stepSpent();
    if (!(await take(tx, ctx, step, answer, person))) return null;
    const { count } = await tx.secondStep.updateMany({ where: { id: step.id, consumedAt: null, expiresAt: { gt: ctx.now } }, data: { consumedAt: ctx.now } });
    if (count === 0) throw stepSpent();
    await recordAudit(tx, { kind: 'second-factor.passed', actorId: step.userId, ip: ctx.entry.ip, now: ctx.now, details: { by: answer.by } });
    return letIn(tx, ctx, step.userId);
  });
  return session ?? refuseSecondAnswer(ctx, step, answer.by);
}

const isRightLetter = async (ctx: EntryCtx, step: ClaimedStep, { claimed, proof, email }: SecondAnswer & { by: 'mail' }): Promise<boolean> =>
  claimed.userId === step.userId && (await isRightAnswer(ctx, claimed, proof, email));

/** Uses the answer up; false when there was nothing to use. */
async function take(tx: Tx, ctx: EntryCtx, { userId }: ClaimedStep, answer: SecondAnswer, person: PersonsFactor): Promise<boolean> {
  const { now, entry: { secret, ip } } = ctx;
  if (answer.by === 'app') return takeAppCode(tx, { userId, code: answer.code, now, secret });
  if (answer.by === 'mail') {
    await useUpChallenge(tx, ctx, answer.claimed);
    return true;
  }
  const left = await takeRecoveryCode(tx, { userId, code: answer.code, now, secret });
  if (left === null) return false;
  await recordAudit(tx, { kind: 'recovery-code.used', actorId: userId, ip, now, details: { left } });
  await tellAboutFactor(tx, ctx, { id: userId, ...person }, { template: 'accounts.recovery-code-used', left });
  return true;
}

const wrong = {
  app: ['code', 'second-factor:errors.appCodeWrong'],
  recovery: ['recoveryCode', 'second-factor:errors.recoveryCodeWrong'],
  mail: ['code', 'accounts:errors.codeWrong'],
} as const;

/** The answer was wrong: written down, and after the last one of a step told to the person, because somebody knows their password. */
export async function refuseSecondAnswer(ctx: EntryCtx, step: ClaimedStep, by: SecondAnswer['by']): Promise<never> {
  await inTransaction(ctx.db, async (tx) => {
    await recordAudit(tx, { kind: 'second-factor.wrong', actorId: step.userId, ip: ctx.entry.ip, now: ctx.now, details: { by, attemptsLeft: step.attemptsLeft } });
    if (step.attemptsLeft > 0) return;
    const person = await findFactor(tx, step.userId);
    // Who guessed may be anybody: their browser's language is no sign of the person's.
    if (person) await tellAboutFactor(tx, ctx, { id: step.userId, ...person, locale: await localeFor(tx, person.locale) }, { template: 'accounts.second-step-failed' });
  });
  const [field, key] = wrong[by];
  throw invalidField(field, step.attemptsLeft > 0 ? key : 'second-factor:errors.stepSpent');
}
