import { randomBytes } from 'node:crypto';
import { claimAttempt, redeemChallenge, requestRegistration, requestSignInCode } from '#app/kernel/accounts/index.server.ts';
import type { Entered, EntryCtx, Purpose, Redeemed } from '#app/kernel/accounts/index.server.ts';
import type { Proof } from '#app/kernel/accounts/schema.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { bindMail } from '#app/platform/mail/queue-mail.server.ts';
import { createSeal } from '#app/platform/mail/sealed-payload.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import { testFiles } from '#tests/support/files.ts';

export const secret = 'a secret of the tests, long enough for them';
const seal = createSeal(secret);
const queue: Queue = { enqueue: () => Promise.resolve(), publish: () => Promise.resolve() };
bindMail(queue, seal);

let visits = 0;

/** A visitor's context; every one comes from an address of their own. */
export function visit(db: Db, now = new Date(), more: Partial<EntryCtx> = {}): EntryCtx {
  visits += 1;
  const ip = `10.0.${visits >> 8}.${visits & 255}`;
  return { db, viewer: null, now, locale: 'ru', timeZone: 'Europe/Moscow', ip, log: createLog('silent'), queue, files: testFiles(), entry: { ip, userAgent: 'test', browserSession: null, secret, checkAddress: () => Promise.resolve('fine') }, ...more };
}

export const address = () => `${randomBytes(5).toString('hex')}@example.org`;
export const password = 'gravel otter plinth';

/** What the newest letter of a challenge says. */
export async function letterOf(db: Db, challengeId: string): Promise<{ to: string; template: string; code: string; link: string }> {
  const key = `login-challenge:${challengeId}`;
  const mail = await db.mailMessage.findUniqueOrThrow({ where: { idempotencyKey: key } });
  const data = seal.open(mail.payload ?? new Uint8Array(), key) as { code: string; link: string };
  return { to: mail.to, template: mail.template, ...data };
}

export const askToRegister = (ctx: EntryCtx, email: string, username: string, code = '123456') =>
  requestRegistration(ctx, { username, email, password, timeZone: undefined, code });

export const askForCode = (ctx: EntryCtx, email: string, code = '123456') => requestSignInCode(ctx, { login: email, code });

export async function answer(ctx: EntryCtx, challengeId: string, proof: Proof, email: string, purposes: Purpose[] = ['sign_in', 'register']): Promise<Redeemed> {
  return redeemChallenge(ctx, await claimAttempt(ctx, challengeId, purposes), proof, email);
}

/** A member made the way people become one. */
export async function register(db: Db, username: string, email = address(), now = new Date()): Promise<{ email: string; userId: string; session: string }> {
  const ctx = visit(db, now);
  const { challengeId } = await askToRegister(ctx, email, username);
  const redeemed = await answer(ctx, challengeId, { code: '123456' }, email);
  if (redeemed.kind !== 'signed-in') throw new Error(redeemed.kind);
  const user = await db.user.findUniqueOrThrow({ where: { emailKey: email.toLowerCase() }, select: { id: true } });
  return { email, userId: user.id, session: redeemed.session };
}

/** The session of somebody who came in at once. */
export function sessionOf(entered: Entered): string {
  if (entered.kind !== 'signed-in') throw new Error(`the ${entered.step.factor} is still owed`);
  return entered.session;
}

/** The code an expected failure has, and the message it shows. */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'accepted', (error: { code?: string; details?: { messageKey?: string; fields?: Record<string, string[]> } }) => {
    if (error.details === undefined) throw error;
    return `${error.code} ${error.details.messageKey ?? Object.values(error.details.fields ?? {}).flat().join()}`.trim();
  });

/** What a letter says, by its row. */
export const opened = <T>(mail: { payload: Uint8Array<ArrayBuffer> | null; idempotencyKey: string }): T => seal.open(mail.payload ?? new Uint8Array(), mail.idempotencyKey) as T;
