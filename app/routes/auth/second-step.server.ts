import {
  claimAttempt, claimSecondStep, clearSecondStepCookie, passSecondStep, readSecondStepCookie, refuseSecondAnswer, requestSecondFactor, secondStepCookie, sessionCookie,
} from '#app/kernel/accounts/index.server.ts';
import type { Entered, SecondStepCookie } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { Proof, SecondStepInput } from '#app/kernel/accounts/schema.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import type { Door } from './door.server.ts';
import { checkCode, checkLink, makeCode } from './mailed-entry.server.ts';

const spent = () => new AppError('rate-limited', { messageKey: 'second-factor:errors.stepSpent' });

/** The second factor that this browser owes; null for none. */
export const owedStep = ({ ctx, secure }: Door, request: Request): SecondStepCookie | null =>
  readSecondStepCookie(request.headers.get('cookie'), ctx.entry.secret, secure);

/** Where somebody goes who gave a first proof: in, or to what they still owe, with its letter on the way. */
export async function arrive(door: Door, entered: Entered, redirectTo: string): Promise<Done> {
  if (entered.kind === 'signed-in') return { to: redirectTo, headers: [['Set-Cookie', sessionCookie(entered.session, door.secure)]] };
  const { step } = entered;
  return owe(door, { id: step.id, factor: step.factor, redirectTo, letter: step.factor === 'mail' ? await sendLetter(door, step.id, step.email) : undefined });
}

/** For whoever answered a letter: only an app's code can still be owed, and there is no letter to send first. */
export function askForApp(door: Door, id: string, then: Done): Done {
  const { to, headers = [] } = owe(door, { id, factor: 'app', redirectTo: then.to });
  return { ...then, to, headers: [...(then.headers ?? []), ...headers] };
}

const owe = ({ ctx, secure }: Door, step: SecondStepCookie): Done => ({
  to: accountPaths.secondFactor(),
  headers: [['Set-Cookie', secondStepCookie({ ...step, redirectTo: safeRedirect(step.redirectTo) }, ctx.entry.secret, secure)]],
});

async function sendLetter({ ctx }: Door, stepId: string, email: string): Promise<SecondStepCookie['letter']> {
  let sent = { challengeId: '', isInTelegram: false };
  const strategy = await makeCode(ctx.entry.secret, email, async (code) => {
    sent = await requestSecondFactor(ctx, { stepId, code });
  });
  return { id: sent.challengeId, strategy, email, isInTelegram: sent.isInTelegram };
}

/** Holds an answer against what this browser owes; the right one lets in. */
export async function answerSecondStep(door: Door, step: SecondStepCookie | null, input: SecondStepInput): Promise<Done> {
  if (input.intent === 'again') return sendAgain(door, step);
  const session = await passed(door, step, input);
  return {
    to: safeRedirect(step?.redirectTo),
    headers: [['Set-Cookie', sessionCookie(session, door.secure)], ['Set-Cookie', clearSecondStepCookie(door.secure)]],
  };
}

async function sendAgain(door: Door, step: SecondStepCookie | null): Promise<Done> {
  if (!step?.letter) throw spent();
  const done = owe(door, { ...step, letter: await sendLetter(door, step.id, step.letter.email) });
  return { ...done, toast: { key: 'second-factor:toasts.sentAgain' } };
}

async function passed({ ctx }: Door, step: SecondStepCookie | null, input: Exclude<SecondStepInput, { intent: 'again' }>): Promise<string> {
  const claimed = await claimSecondStep(ctx, step?.id);
  if (input.intent === 'app') return passSecondStep(ctx, claimed, { by: 'app', code: input.code });
  if (input.intent === 'recovery') return passSecondStep(ctx, claimed, { by: 'recovery', code: input.recoveryCode });
  const letter = step?.letter;
  if (!letter) throw spent();
  const proof: Proof = input.intent === 'link' ? { link: input.link } : { code: input.code };
  const challenge = await claimAttempt(ctx, letter.id, ['second_factor']);
  let session: string | undefined;
  const verify = async ({ email }: { email: string }) => {
    session = await passSecondStep(ctx, claimed, { by: 'mail', claimed: challenge, proof, email });
  };
  if ('link' in proof) await checkLink(letter.email, verify);
  else await checkCode(ctx.entry.secret, letter.strategy, proof.code, verify);
  return session ?? refuseSecondAnswer(ctx, claimed, 'mail');
}
