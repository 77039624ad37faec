import { AppError } from '#app/platform/http/app-error.ts';
import { claimAttempt } from '../../commands/claim-attempt.server.ts';
import { claimSecondStep } from '../../commands/claim-second-step.server.ts';
import type { OwedStep } from '../../commands/enter-or-ask-for-factor.server.ts';
import { passSecondStep } from '../../commands/pass-second-step.server.ts';
import { requestSecondFactor } from '../../commands/request-second-factor.server.ts';
import { signInWithPassword } from '../../commands/sign-in-with-password.server.ts';
import type { EntryCtx } from '../../entry.ts';
import { findWaitingLetter } from './code-by-address.server.ts';

type Input = { login: string; password: string; code?: string | undefined; newCode: () => string };

export type ClientEntered = { kind: 'signed-in'; refreshToken: string } | { kind: 'factor-owed'; factor: 'mail' | 'app' };

/**
 * By password, and in the same breath the second factor where one is asked for. Without its code the answer says which is owed (and a
 * mailed one is on its way); the client comes again with all three.
 */
export async function signInClient(ctx: EntryCtx, { login, password, code, newCode }: Input): Promise<ClientEntered> {
  const entered = await signInWithPassword(ctx, { login, password });
  if (entered.kind === 'signed-in') return { kind: 'signed-in', refreshToken: entered.session };
  const { step } = entered;
  if (code !== undefined) return { kind: 'signed-in', refreshToken: await answer(ctx, step, code) };
  if (step.factor === 'mail') await requestSecondFactor(ctx, { stepId: step.id, code: newCode() });
  return { kind: 'factor-owed', factor: step.factor };
}

async function answer(ctx: EntryCtx, step: OwedStep, code: string): Promise<string> {
  const claimed = await claimSecondStep(ctx, step.id);
  if (step.factor === 'app') return passSecondStep(ctx, claimed, { by: /^\d{6}$/.test(code) ? 'app' : 'recovery', code });
  const letter = await claimAttempt(ctx, await findWaitingLetter(ctx, step.email, ['second_factor']), ['second_factor']);
  if (letter.userId !== claimed.userId) throw new AppError('rate-limited', { messageKey: 'second-factor:errors.stepSpent' });
  return passSecondStep(ctx, claimed, { by: 'mail', claimed: letter, proof: { code }, email: step.email });
}
