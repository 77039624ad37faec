import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { connectAuthenticator, findWaysToProve, listSessions, newAuthenticatorSecret, proveByApp, proveByPassword, requestFreshProof } from '#app/kernel/accounts/index.server.ts';
import type { EntryCtx } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { answer, letterOf, password, refusal, register, visit } from './visit.ts';

const { db } = await testDatabase();
const start = new Date('2026-03-01T12:00:10Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const now = later(3600);

let people = 0;
const person = () => register(db, `proof-${(people += 1)}-${Date.now().toString(36)}`, undefined, start);
const viewerOf = (session: string, at = now) => resolveViewer(db, `kz-session=${session}`, at, false);

async function memberCtx(session: string, at = now): Promise<MemberCtx & EntryCtx> {
  const viewer = await viewerOf(session, at);
  if (!viewer) throw new Error('nobody');
  const ctx = visit(db, at);
  return { ...ctx, viewer, entry: { ...ctx.entry, browserSession: session } };
}

const codeOf = (key: Uint8Array, at: Date) => TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(key).buffer }), timestamp: at.getTime() });

describe('a proof', () => {
  it('holds for ten minutes after signing in, then it is asked for', async () => {
    const { session } = await person();
    const { provenAt } = (await viewerOf(session)) ?? { provenAt: now };
    expect(provenAt).toEqual(start);
    expect([0, 599, 600].map((seconds) => isFreshlyProven(provenAt, later(seconds)))).toEqual([true, true, false]);
  });

  it('by password goes on with the same session under a new id; a copy of the old cookie is worth nothing', async () => {
    const { session } = await person();
    const ctx = await memberCtx(session);
    const before = await listSessions(ctx);
    const renewed = await proveByPassword(ctx, { password });
    expect(renewed).not.toBe(session);
    expect(await viewerOf(session)).toBeNull();
    const viewer = await viewerOf(renewed);
    expect(viewer).toMatchObject({ id: ctx.viewer.id, sessionId: ctx.viewer.sessionId, provenAt: now });
    expect((await listSessions(await memberCtx(renewed))).map(({ id, createdAt }) => ({ id, createdAt }))).toEqual(before.map(({ id, createdAt }) => ({ id, createdAt })));
    expect(await db.auditEvent.count({ where: { kind: 'account.proven', actorId: ctx.viewer.id } })).toBe(1);
  });

  it('by a wrong password changes nothing, is written down, and ends after ten', async () => {
    const { session, userId } = await person();
    for (let guess = 0; guess < 10; guess += 1) expect(await refusal(proveByPassword(await memberCtx(session), { password: `guess ${guess}` }))).toBe('invalid second-factor:errors.password');
    expect(await refusal(proveByPassword(await memberCtx(session), { password }))).toBe('rate-limited');
    expect((await viewerOf(session))?.provenAt).toEqual(start);
    expect(await db.auditEvent.count({ where: { kind: 'proof.failed', actorId: userId } })).toBe(10);
  });

  it('by mailed code is for the person who asked, once', async () => {
    const [one, two] = [await person(), await person()];
    const { challengeId } = await requestFreshProof(await memberCtx(one.session), { code: '424242' });
    expect(await letterOf(db, challengeId)).toMatchObject({ to: one.email, template: 'accounts.fresh-proof', code: '424242' });
    expect(await refusal(answer(visit(db, now), challengeId, { code: '424242' }, one.email))).toBe('rate-limited accounts:errors.codeSpent');
    expect(await refusal(answer(await memberCtx(two.session), challengeId, { code: '424242' }, one.email, ['fresh_proof']))).toBe('rate-limited accounts:errors.codeSpent');
    const redeemed = await answer(await memberCtx(one.session), challengeId, { code: '424242' }, one.email, ['fresh_proof']);
    if (redeemed.kind !== 'proven-again') throw new Error(redeemed.kind);
    expect((await viewerOf(redeemed.session))?.provenAt).toEqual(now);
    expect(await viewerOf(one.session)).toBeNull();
    expect(await refusal(answer(await memberCtx(redeemed.session), challengeId, { code: '424242' }, one.email, ['fresh_proof']))).toBe('rate-limited accounts:errors.codeSpent');
  });

  it('by mail is none any more when the address has changed hands', async () => {
    const { session, email, userId } = await person();
    const { challengeId } = await requestFreshProof(await memberCtx(session), { code: '424242' });
    await db.user.update({ where: { id: userId }, data: { email: `new-${email}`, emailKey: `new-${email}` } });
    expect(await refusal(answer(await memberCtx(session), challengeId, { code: '424242' }, email, ['fresh_proof']))).toBe('rate-limited accounts:errors.codeSpent');
  });

  it('by app takes each code once, also of twenty at once', async () => {
    const { session } = await person();
    const key = newAuthenticatorSecret();
    await connectAuthenticator(await memberCtx(session, start), { secret: key, code: codeOf(key, start), endOthers: false });
    expect(await findWaysToProve(await memberCtx(session))).toMatchObject({ hasPassword: true, hasApp: true });
    const ctx = await memberCtx(session);
    await db.rateLimit.deleteMany();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => proveByApp(ctx, { code: codeOf(key, now) })));
    const renewed = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(renewed).toHaveLength(1);
    expect((await viewerOf(renewed[0] ?? ''))?.provenAt).toEqual(now);
  });

  it('by app is refused to those who have none, and by mail to those without an address', async () => {
    const { session, userId } = await person();
    expect(await refusal(proveByApp(await memberCtx(session), { code: '123456' }))).toBe('invalid second-factor:errors.appCodeWrong');
    await db.user.update({ where: { id: userId }, data: { email: null, emailKey: null, emailProvenAt: null } });
    expect(await refusal(requestFreshProof(await memberCtx(session), { code: '424242' }))).toBe('conflict second-factor:errors.noEmail');
  });
});
