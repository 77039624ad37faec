import type { AppLoadContext } from '@remix-run/node';
import {
  challengeCookie, claimAttempt, clearChallengeCookie, readChallengeCookie, readSessionId, redeemChallenge, refuseAnswer, sessionCookie,
} from '#app/kernel/accounts/index.server.ts';
import type { ChallengeCookie, Entry, Purpose, Redeemed } from '#app/kernel/accounts/index.server.ts';
import type { Ctx } from '#app/kernel/accounts/context.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import type { Proof } from '#app/kernel/accounts/schema.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Done } from '#app/platform/http/route.server.ts';
import { safeRedirect } from '#app/platform/http/safe-redirect.ts';
import { checkCode, checkLink, makeCode } from './mailed-entry.server.ts';

/** Everything about ways in that is read from, or told to, the browser. */
export type Door<C extends Ctx = Ctx> = { ctx: C & { entry: Entry }; secure: boolean; challenge: ChallengeCookie | null };

export function openDoor<C extends Ctx>(ctx: C, request: Request, context: AppLoadContext): Door<C> {
  const { env, checkAddress } = context.services;
  const { baseUrl, sessionSecret: secret } = env;
  const secure = baseUrl.startsWith('https:');
  const cookies = request.headers.get('cookie');
  const entry = { ip: context.ip, userAgent: context.userAgent, browserSession: readSessionId(cookies, secure), secret, checkAddress };
  return { ctx: { ...ctx, entry }, secure, challenge: readChallengeCookie(cookies, secret, secure) };
}

type Send = (code: string) => Promise<{ challengeId: string }>;

/** Sends a letter and has the browser wait for it; the answer is the same for every address. */
export async function sendLetter({ ctx, secure }: Door, letter: { email: string; redirectTo?: string; to: string }, send: Send): Promise<Done> {
  const { secret } = ctx.entry;
  let id = '';
  const strategy = await makeCode(secret, letter.email, async (code) => {
    id = (await send(code)).challengeId;
  });
  const cookie: ChallengeCookie = { id, strategy, email: letter.email, redirectTo: safeRedirect(letter.redirectTo) };
  return { to: letter.to, headers: [['Set-Cookie', challengeCookie(cookie, secret, secure)]] };
}

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

/** Where someone goes whose letter was answered rightly, with what their browser needs for it. */
export function welcome({ ctx, secure, challenge }: Door, redeemed: Redeemed): Done {
  const forget: [string, string] = ['Set-Cookie', clearChallengeCookie(secure)];
  if (redeemed.kind === 'email-proven') return { to: accountPaths.settings(), toast: { key: 'accounts:toasts.emailProven' }, headers: [forget] };
  if (redeemed.kind === 'proven-again') {
    return { to: safeRedirect(challenge?.redirectTo, accountPaths.settings()), headers: [['Set-Cookie', sessionCookie(redeemed.session, secure)], forget] };
  }
  if (redeemed.kind === 'username-taken') {
    // The challenge goes on as proof of the address; its code is used up.
    const renewed = challenge ? challengeCookie(challenge, ctx.entry.secret, secure) : clearChallengeCookie(secure);
    return { to: accountPaths.chooseUsername(), headers: [['Set-Cookie', renewed]] };
  }
  return {
    to: safeRedirect(challenge?.redirectTo),
    toast: redeemed.isNew ? { key: 'accounts:toasts.welcome' } : undefined,
    headers: [['Set-Cookie', sessionCookie(redeemed.session, secure)], forget],
  };
}
