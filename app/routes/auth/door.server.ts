import type { AppLoadContext } from '@remix-run/node';
import {
  challengeCookie, claimAttempt, readSessionId, redeemChallenge, refuseAnswer, sendAgain, sessionCookie,
} from '#app/kernel/accounts/index.server.ts';
import type { ChallengeCookie, Entered, Entry, Purpose, Redeemed } from '#app/kernel/accounts/index.server.ts';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { Proof } from '#app/kernel/accounts/schema.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { checkCode, checkLink, makeCode } from './mailed-entry.server.ts';
import { askForApp } from './second-step.server.ts';

/** Everything about ways in that is read from, or told to, the browser. `waiting`: where it keeps which letter it waits for. */
export type Door<C extends Ctx = Ctx> = { ctx: C & { entry: Entry }; secure: boolean; waiting: typeof challengeCookie; challenge: ChallengeCookie | null };

export function openDoor<C extends Ctx>(ctx: C, request: Request, context: AppLoadContext, waiting = challengeCookie): Door<C> {
  const { env, checkAddress } = context.services;
  const { baseUrl, sessionSecret: secret } = env;
  const secure = baseUrl.startsWith('https:');
  const cookies = request.headers.get('cookie');
  const entry = { ip: context.ip, userAgent: context.userAgent, browserSession: readSessionId(cookies, secure), secret, checkAddress };
  return { ctx: { ...ctx, entry }, secure, waiting, challenge: waiting.read(cookies, secret, secure) };
}

/** `session`: this browser's new id, where sending was a proof as well. */
type Send = (code: string) => Promise<{ challengeId: string; session?: string | null }>;

/** What the browser keeps of the page that asked, beside the letter's own. */
type Asked = Pick<ChallengeCookie, 'email' | 'redirectTo' | 'isJoining'> & { invitation?: string | null | undefined };

/** Sends a letter and has the browser wait for it; the answer is the same for every address. */
export async function sendLetter(door: Door, { email, redirectTo, invitation, isJoining, to: page }: Asked & { to: string }, send: Send): Promise<Done> {
  const { ctx, secure } = door;
  let sent: Awaited<ReturnType<Send>> = { challengeId: '' };
  const strategy = await makeCode(ctx.entry.secret, email, async (code) => {
    sent = await send(code);
  });
  const { to, headers = [] } = waitFor(door, { id: sent.challengeId, strategy, email, redirectTo: safeRedirect(redirectTo), invitation: invitation ?? undefined, isJoining }, page);
  return { to, headers: sent.session ? [...headers, ['Set-Cookie', sessionCookie(sent.session, secure)]] : headers };
}

/** Has the browser remember its challenge and go on to the page that needs it. */
export const waitFor = ({ ctx, secure, waiting }: Door, cookie: ChallengeCookie, to: string): Done =>
  ({ to, headers: [['Set-Cookie', waiting.write(cookie, ctx.entry.secret, secure)]] });

/** Holds a code or link against the letter this browser waits for. */
export async function answerLetter({ ctx, challenge }: Door, proof: Proof, purposes: Purpose[]): Promise<Redeemed> {
  const claimed = await claimAttempt(ctx, challenge?.id, purposes);
  if (!challenge) throw new AppError('rate-limited', { messageKey: 'accounts:errors.codeSpent' });
  let redeemed: Redeemed | undefined;
  const verify = async ({ email }: { email: string }) => {
    redeemed = await redeemChallenge(ctx, claimed, proof, email);
  };
  if ('link' in proof) await checkLink(challenge.email, verify);
  else await checkCode(ctx.entry.secret, challenge.strategy, proof.code, verify);
  return redeemed ?? refuseAnswer(ctx, claimed);
}

/** What the page of a waiting letter was sent: the letter once more, or its answer. `here` is that page. */
export async function answerOrAskAgain(door: Door, input: Proof | { intent: 'again' }, purposes: Purpose[], here: string): Promise<Done> {
  if (!('intent' in input)) return welcome(door, await answerLetter(door, input, purposes));
  const { ctx, challenge } = door;
  if (!challenge) throw new AppError('conflict', { messageKey: 'accounts:errors.nothingToSendAgain' });
  const { id: challengeId, email } = challenge;
  const done = await sendLetter(door, { ...challenge, to: here }, (code) => sendAgain(ctx, { challengeId, email, purposes, code }));
  return { ...done, toast: { key: 'accounts:toasts.sentAgain' } };
}

/** Where someone goes whose letter was answered rightly, with what their browser needs for it. */
export function welcome(door: Door, redeemed: Redeemed): Done {
  const { ctx, secure, waiting, challenge } = door;
  const forget: [string, string] = ['Set-Cookie', waiting.clear(secure)];
  if (redeemed.kind === 'email-proven') return { to: accountPaths.settings(), toast: { key: 'accounts:toasts.emailProven' }, headers: [forget] };
  if (redeemed.kind === 'proven-again') {
    return { to: safeRedirect(challenge?.redirectTo, accountPaths.settings()), headers: [['Set-Cookie', sessionCookie(redeemed.session, secure)], forget] };
  }
  if (redeemed.kind === 'email-changed') {
    return { to: accountPaths.signInSettings(), toast: { key: 'accounts:toasts.emailChanged' }, headers: [['Set-Cookie', sessionCookie(redeemed.session, secure)], forget] };
  }
  if (redeemed.kind === 'username-taken' || redeemed.kind === 'may-choose-password') {
    // The challenge goes on as proof of the address; its code is used up.
    const renewed = challenge ? waiting.write(challenge, ctx.entry.secret, secure) : waiting.clear(secure);
    return { to: redeemed.kind === 'username-taken' ? accountPaths.chooseUsername() : accountPaths.choosePassword(), headers: [['Set-Cookie', renewed]] };
  }
  if (redeemed.kind === 'second-step') return askForApp(door, redeemed.step.id, { to: safeRedirect(challenge?.redirectTo), headers: [forget] });
  return {
    to: safeRedirect(challenge?.redirectTo),
    toast: redeemed.isNew ? { key: 'accounts:toasts.welcome' } : undefined,
    headers: [['Set-Cookie', sessionCookie(redeemed.session, secure)], forget],
  };
}

/** After a forgotten password: in, unless an app is still to be asked. */
export function welcomeWithNewPassword(door: Door, entered: Entered): Done {
  const { secure, waiting, challenge } = door;
  const done = { to: safeRedirect(challenge?.redirectTo), toast: { key: 'accounts:toasts.passwordReset' }, headers: [['Set-Cookie', waiting.clear(secure)]] as [string, string][] };
  if (entered.kind === 'second-step') return askForApp(door, entered.step.id, done);
  return { ...done, headers: [...done.headers, ['Set-Cookie', sessionCookie(entered.session, secure)]] };
}
