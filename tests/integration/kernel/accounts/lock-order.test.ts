import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import {
  claimAttempt, claimSecondStep, connectAuthenticator, newAuthenticatorSecret, passSecondStep, redeemChallenge, requestEmailChange, requestPasswordReset, requestSecondFactor, resetPassword, returnEmail, signInWithPassword,
} from '#app/kernel/accounts/index.server.ts';
import type { EntryCtx } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { hashSecret, newSecret } from '#app/kernel/accounts/secret.server.ts';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';
import { address, answer, askForCode, password, refusal, register, visit } from './visit.ts';

const { db } = await testDatabase();
const start = new Date('2026-03-01T12:00:10Z');
const minuteLater = new Date(start.getTime() + 60_000);

let people = 0;
async function person() {
  people += 1;
  const username = `order-${people}-${Date.now().toString(36)}`;
  return { username, ...(await register(db, username, address(), start)) };
}
type Person = Awaited<ReturnType<typeof person>>;

async function memberCtx({ session }: Person): Promise<MemberCtx & EntryCtx> {
  const viewer = await resolveViewer(db, `kz-session=${session}`, start, false);
  if (!viewer) throw new Error('nobody');
  const ctx = visit(db, start);
  return { ...ctx, viewer, entry: { ...ctx.entry, browserSession: session } };
}

const appCode = (key: Uint8Array, at: Date) => TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(key).buffer }), timestamp: at.getTime() });

async function withApp() {
  const who = await person();
  const key = newAuthenticatorSecret();
  const codes = await connectAuthenticator(await memberCtx(who), { secret: key, code: appCode(key, start), endOthers: false });
  return { ...who, key, recoveryCode: codes[0] ?? '' };
}

/** A step that is owed after the password, with one answer to it claimed. */
async function claimedStep({ username }: Person, at = start) {
  const entered = await signInWithPassword(visit(db, at), { login: username, password });
  if (entered.kind !== 'second-step') throw new Error('nothing is owed');
  return { ctx: visit(db, at), step: await claimSecondStep(visit(db, at), entered.step.id) };
}

/** Each makes everything ready and answers the last step of its way in, with whose it is. */
const waysIn: Record<string, () => Promise<{ userId: string; go: () => Promise<unknown> }>> = {
  'a mailed code': async () => {
    const { userId, email } = await person();
    const claimed = await claimAttempt(visit(db, start), (await askForCode(visit(db, start), email)).challengeId, ['sign_in']);
    return { userId, go: () => redeemChallenge(visit(db, start), claimed, { code: '123456' }, email) };
  },
  'a mailed second step': async () => {
    const who = await person();
    await db.user.update({ where: { id: who.userId }, data: { role: 'teacher' } });
    const { ctx, step } = await claimedStep(who);
    const { challengeId } = await requestSecondFactor(visit(db, start), { stepId: step.id, code: '424242' });
    const claimed = await claimAttempt(visit(db, start), challengeId, ['second_factor']);
    return { userId: who.userId, go: () => passSecondStep(ctx, step, { by: 'mail', claimed, proof: { code: '424242' }, email: who.email }) };
  },
  'an app’s code': async () => {
    const who = await withApp();
    const { ctx, step } = await claimedStep(who, minuteLater);
    return { userId: who.userId, go: () => passSecondStep(ctx, step, { by: 'app', code: appCode(who.key, minuteLater) }) };
  },
  'a recovery code': async () => {
    const who = await withApp();
    const { ctx, step } = await claimedStep(who);
    return { userId: who.userId, go: () => passSecondStep(ctx, step, { by: 'recovery', code: who.recoveryCode }) };
  },
  'a new password': async () => {
    const { userId, email } = await person();
    const { challengeId } = await requestPasswordReset(visit(db, start), { login: email, code: '123456' });
    await answer(visit(db, start), challengeId, { code: '123456' }, email, ['reset_password']);
    return { userId, go: () => resetPassword(visit(db, start), { challengeId, password: 'seven quiet lanterns' }) };
  },
  'a letter after another': async () => {
    const { userId, email } = await person();
    await askForCode(visit(db, start), email);
    return { userId, go: () => askForCode(visit(db, minuteLater), email) };
  },
  'a new address': async () => {
    const who = await person();
    const target = address();
    const { challengeId, session } = await requestEmailChange(await memberCtx(who), { email: target, password, code: '123456' });
    const ctx = await memberCtx({ ...who, session: session ?? who.session });
    const claimed = await claimAttempt(ctx, challengeId, ['change_email']);
    return { userId: who.userId, go: () => redeemChallenge(ctx, claimed, { code: '123456' }, target) };
  },
  'the way back to an old address': async () => {
    const { userId, email } = await person();
    const secret = newSecret();
    await db.emailChange.create({ data: { userId, oldEmail: email, newEmail: address(), revertHash: hashSecret(secret), createdAt: start, revertUntil: minuteLater } });
    return { userId, go: () => returnEmail(visit(db, start), secret) };
  },
};

it.each(Object.entries(waysIn))('%s waits for the person before it takes any row of theirs', async (_, ready) => {
  const { userId, go } = await ready();
  const going = await inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    const outcome = refusal(go());
    await until(async () => (await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`).length > 0);
    // What a change of credentials ends while it holds the person: had the other taken one of these, each would wait for the other.
    for (const table of ['LoginChallenge', 'SecondStep', 'Session', 'Authenticator', 'RecoveryCode', 'EmailChange']) {
      await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE "userId" = $1::uuid FOR UPDATE NOWAIT`, userId);
    }
    return { outcome };
  });
  expect(await going.outcome).toBe('accepted');
});
