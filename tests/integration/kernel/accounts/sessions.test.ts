import { describe, expect, it } from 'vitest';
import { changeSettings, endSessions, ensureOwner, forgetExpired, listSessions, signInWithPassword, signOut } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { endSession, resolveViewer, sessionAbsoluteSeconds, sessionIdleSeconds, startSession } from '#app/kernel/accounts/session.server.ts';
import { countQueries, currentQueryCount, inTransaction } from '#app/platform/db/client.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { password, refusal, register, sessionOf, visit } from './visit.ts';

const { db } = await testDatabase();
const { db: settledHouse } = await testDatabase();
const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);
const cookie = (session: string) => `kz-session=${session}`;
const viewerOf = (session: string, now = new Date()) => resolveViewer(db, cookie(session), now, false);
const memberCtx = async (session: string, now = new Date()): Promise<MemberCtx> => {
  const viewer = await viewerOf(session, now);
  if (!viewer) throw new Error('nobody');
  return { ...visit(db, now), viewer };
};

describe('a session', () => {
  it('is found by the cookie in one query, and only its hash is kept', async () => {
    const { session, userId } = await register(db, 'one-query');
    const queries = await countQueries(async () => {
      expect(await viewerOf(session)).toMatchObject({ id: userId, username: 'one-query', role: 'member', locale: 'ru', theme: 'system', timeZone: 'Europe/Moscow' });
      return currentQueryCount();
    });
    expect(queries).toBe(1);
    const [dump] = await db.$queryRaw<{ text: string }[]>`SELECT string_agg(s::text, ' ') AS text FROM "Session" s`;
    expect(dump?.text).not.toContain(session);
    expect(dump?.text).not.toContain(Buffer.from(session, 'base64url').toString('hex'));
  });

  it('has 32 random bytes, never twice', async () => {
    const { userId } = await register(db, 'many-sessions');
    const start = () => inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '', userAgent: '', replaces: null }));
    const ids = await Promise.all(Array.from({ length: 50 }, start));
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  });

  it('ends when nobody used it for the idle time, and at the absolute time however busy', async () => {
    const start = new Date('2026-01-01T00:00:00Z');
    const { session } = await register(db, 'idle-person', undefined, start);
    expect(await viewerOf(session, after(start, sessionIdleSeconds - 1))).not.toBeNull();
    const other = await register(db, 'idle-person-2', undefined, start);
    expect(await viewerOf(other.session, after(start, sessionIdleSeconds + 1))).toBeNull();
    for (let day = 20; day < 180; day += 20) expect(await viewerOf(session, after(start, day * 86_400)), `day ${day}`).not.toBeNull();
    expect(await viewerOf(session, after(start, sessionAbsoluteSeconds - 1))).not.toBeNull();
    expect(await viewerOf(session, after(start, sessionAbsoluteSeconds + 1))).toBeNull();
  });

  it('notes when it was last seen, at most every five minutes', async () => {
    const start = new Date('2026-02-01T00:00:00Z');
    const { session, userId } = await register(db, 'seen-person', undefined, start);
    const seen = async () => (await db.session.findFirstOrThrow({ where: { userId }, select: { lastSeenAt: true } })).lastSeenAt;
    await viewerOf(session, after(start, 299));
    expect(await seen()).toEqual(start);
    await viewerOf(session, after(start, 300));
    expect(await seen()).toEqual(after(start, 300));
    expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).lastSeenAt).toEqual(after(start, 300));
  });

  it('of a browser is replaced at sign-in: one planted before opens nothing after', async () => {
    const [one, two] = [await register(db, 'planter'), await register(db, 'victim-a')];
    const ctx = visit(db);
    const session = sessionOf(await signInWithPassword({ ...ctx, entry: { ...ctx.entry, browserSession: one.session } }, { login: 'victim-a', password }));
    expect(session).not.toBe(one.session);
    expect(await viewerOf(one.session)).toBeNull();
    expect((await viewerOf(session))?.id).toBe(two.userId);
  });

  it('is gone after signing out, also for a copy of the cookie', async () => {
    const { session, userId } = await register(db, 'leaver');
    const ctx = visit(db);
    await signOut({ ...ctx, entry: { ...ctx.entry, browserSession: session } });
    expect(await viewerOf(session)).toBeNull();
    expect(await db.auditEvent.count({ where: { kind: 'sign-out', actorId: userId } })).toBe(1);
    expect(await endSession(db, session)).toBeNull();
  });

  it('opens nothing for a deactivated person, at once', async () => {
    const { session, userId } = await register(db, 'sent-away');
    await db.user.update({ where: { id: userId }, data: { deactivatedAt: new Date(), blockedAt: new Date() } });
    expect(await viewerOf(session)).toBeNull();
    expect(await refusal(signInWithPassword(visit(db), { login: 'sent-away', password }))).toBe('invalid accounts:errors.signIn');
  });

  it('list shows one’s own; one or all others can be ended, nobody else’s', async () => {
    const { session, userId } = await register(db, 'many-browsers');
    const other = await register(db, 'other-browsers');
    const open = (userAgent: string) => inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '', userAgent, replaces: null }));
    const phone = await open('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36');
    await open('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15');
    const ctx = await memberCtx(session);
    const listed = await listSessions(ctx);
    expect(listed).toHaveLength(3);
    expect(listed[0]?.isCurrent).toBe(true);
    expect(listed.map(({ device }) => device)).toContainEqual({ browser: 'Chrome', system: 'Android' });
    const foreign = await memberCtx(other.session);
    expect(await endSessions(foreign, listed[1]?.id ?? '')).toEqual({ browsers: 0, programs: 0 });
    expect(await endSessions(ctx, listed.find(({ device }) => device.system === 'Android')?.id ?? '')).toEqual({ browsers: 1, programs: 0 });
    expect(await viewerOf(phone)).toBeNull();
    expect(await endSessions(ctx, ctx.viewer.sessionId)).toEqual({ browsers: 0, programs: 0 });
    expect(await endSessions(ctx, 'others')).toEqual({ browsers: 1, programs: 0 });
    expect(await viewerOf(session)).not.toBeNull();
    expect(await viewerOf(other.session)).not.toBeNull();
  });

  it('list’s end is written down with the clients of the API, also where there were only those', async () => {
    const { session, userId } = await register(db, 'only-clients');
    const ctx = await memberCtx(session);
    const client = () => db.tokenFamily.create({ data: { userId, expiresAt: new Date(Date.now() + 86_400_000) } });
    const journal = async () => (await db.auditEvent.findMany({ where: { kind: 'session.ended', actorId: userId }, orderBy: { id: 'asc' } })).map(({ details }) => details);
    await Promise.all([client(), client()]);
    expect(await endSessions(ctx, 'others')).toEqual({ browsers: 0, programs: 2 });
    expect(await db.tokenFamily.count({ where: { userId } })).toBe(0);
    expect(await journal()).toEqual([{ count: 0, tokens: 2 }]);
    await endSessions(ctx, 'others');
    await inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '', userAgent: '', replaces: null }));
    await endSessions(ctx, 'others');
    expect(await journal()).toEqual([{ count: 0, tokens: 2 }, { count: 1 }]);
  });

  it('and letters that are over are swept away, live ones stay', async () => {
    const old = await register(db, 'swept-away', undefined, new Date('2025-01-01T00:00:00Z'));
    const live = await register(db, 'not-swept');
    await forgetExpired(db, new Date());
    expect(await db.session.count({ where: { userId: old.userId } })).toBe(0);
    expect(await db.loginChallenge.count({ where: { userId: old.userId } })).toBe(0);
    expect(await viewerOf(live.session)).not.toBeNull();
    expect(await db.loginChallenge.count({ where: { userId: live.userId } })).toBe(1);
  });
});

describe('password sign-in', () => {
  it('takes the name in any look-alike form, or the address', async () => {
    const { email, userId } = await register(db, 'Анна-Павлова');
    for (const login of ['анна-павлова', 'АННА-ПАВЛОВА', 'aннa-пaвлoвa', email, email.toUpperCase()]) {
      const session = sessionOf(await signInWithPassword(visit(db), { login, password }));
      expect((await viewerOf(session))?.id, login).toBe(userId);
    }
  });

  it('says one thing for a wrong password, an unknown name, an unknown address and a person without a password', async () => {
    const { userId } = await register(db, 'no-password');
    await db.user.update({ where: { id: userId }, data: { passwordHash: null } });
    await register(db, 'has-password');
    const refusals = await Promise.all(['has-password', 'nobody-here', 'nobody@example.org', 'no-password'].map((login) => refusal(signInWithPassword(visit(db), { login, password: 'not the password' }))));
    expect(new Set(refusals)).toEqual(new Set(['invalid accounts:errors.signIn']));
    expect(await db.auditEvent.count({ where: { kind: 'sign-in.failed', actorId: userId } })).toBe(1);
  });

  it('costs a hash for an unknown name as well', async () => {
    await register(db, 'timed-person');
    const time = async (login: string) => {
      const started = performance.now();
      await refusal(signInWithPassword(visit(db), { login, password: 'not the password' }));
      return performance.now() - started;
    };
    await time('warm-up-name');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let pair = 0; pair < 15; pair += 1) {
      known.push(await time('timed-person'));
      unknown.push(await time(`nobody-${pair}`));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
    // A missing hash would show as a third or less of the time; the machine's noise does not.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.7);
  });

  it('is limited per subscriber', async () => {
    const ctx = visit(db);
    const answers = [];
    for (let guess = 0; guess < 12; guess += 1) answers.push(await refusal(signInWithPassword(ctx, { login: `guess-${guess}`, password: 'not the password' })));
    expect(answers.filter((text) => text.startsWith('rate-limited'))).toHaveLength(2);
  });
});

describe('the first owner', () => {
  it('is made once, by whichever process is first, and can sign in', async () => {
    const made = (await Promise.all(Array.from({ length: 4 }, () => ensureOwner(db, { timeZone: 'Asia/Almaty' })))).filter((owner) => owner !== null);
    expect(made).toHaveLength(1);
    const [owner] = made;
    if (!owner) throw new Error('nobody');
    expect(owner.login).toMatch(/^owner-[a-z2-9]{4}$/);
    expect(owner.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    const entered = await signInWithPassword(visit(db), owner);
    expect(entered.hasEmail).toBe(false);
    expect(await viewerOf(sessionOf(entered))).toMatchObject({ role: 'owner', email: null, timeZone: 'Asia/Almaty' });
    expect(await ensureOwner(db, { timeZone: 'Asia/Almaty' })).toBeNull();
    expect(await db.user.count({ where: { role: 'owner' } })).toBe(1);
  });

  it('lives by the circle’s clock where its settings name one', async () => {
    await settledHouse.houseSettings.create({ data: { id: 1, timeZone: 'Europe/Berlin' } });
    const owner = await ensureOwner(settledHouse, { timeZone: 'Asia/Almaty' });
    expect(await settledHouse.user.findFirstOrThrow({ where: { username: owner?.login }, select: { timeZone: true } })).toEqual({ timeZone: 'Europe/Berlin' });
  });
});

it('settings change what is named and nothing else', async () => {
  const { session } = await register(db, 'settled');
  const ctx = await memberCtx(session);
  await changeSettings(ctx, { theme: 'dark' });
  expect(await viewerOf(session)).toMatchObject({ theme: 'dark', locale: 'ru', timeZone: 'Europe/Moscow' });
  await changeSettings(ctx, { locale: null, timeZone: 'Asia/Almaty' });
  expect(await viewerOf(session)).toMatchObject({ theme: 'dark', locale: null, timeZone: 'Asia/Almaty' });
});
