import { describe, expect, it } from 'vitest';
import { findPasswordChoice, requestSignInCode, sendAgain, signInWithPassword } from '#app/kernel/accounts/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { choose, forget, isOpen, later, letterTo, mayChoose, newPassword, person, signedIn, soon } from './credentials-scene.ts';
import { address, answer, askForCode, letterOf, password, refusal, register, visit } from './visit.ts';

const { db } = await testDatabase();
const spent = 'rate-limited accounts:errors.codeSpent';
const wrong = 'invalid accounts:errors.codeWrong';
const over = 'conflict credentials:errors.resetOver';

describe('a forgotten password', () => {
  it('is asked for by name in any look-alike form or by address, and the letter goes to the address we know', async () => {
    const { email } = await person(db, 'forgetful', `k${address()}`);
    for (const [at, login] of ['forgetful', 'FORGETFUL', 'fоrgetful', email, email.toUpperCase(), email.replace(/^k/, '\u212a')].entries()) {
      const { challengeId } = await forget(visit(db, later(soon(), at * 70)), login);
      expect(await letterOf(db, challengeId), login).toMatchObject({ to: email, template: 'accounts.reset-password', code: '246810' });
    }
  });

  it('is replaced in one go: the password, every session, every waiting letter and half-done sign-in; then the person is in', async () => {
    const { email, userId, session } = await person(db, 'starts-anew');
    const now = soon();
    const signIn = await askForCode(visit(db, now), email);
    await db.secondStep.create({ data: { userId, expiresAt: later(now, 600) } });
    const { ctx, challengeId } = await mayChoose(db, 'starts-anew', now);
    expect(await isOpen(db, session, now)).toBe(true);
    const entered = await choose(ctx, challengeId);
    if (entered.kind !== 'signed-in') throw new Error(entered.kind);
    expect(await isOpen(db, session, now)).toBe(false);
    expect(await isOpen(db, entered.session, now)).toBe(true);
    expect(await db.session.count({ where: { userId } })).toBe(1);
    expect(await db.secondStep.count({ where: { userId } })).toBe(0);
    expect(await refusal(answer(visit(db, now), signIn.challengeId, { code: '123456' }, email))).toBe(spent);
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.passwordChangedAt).toEqual(now);
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await refusal(signInWithPassword(visit(db, now), { login: email, password }))).toBe('invalid accounts:errors.signIn');
    expect((await signInWithPassword(visit(db, now), { login: email, password: newPassword })).kind).toBe('signed-in');
    expect(await letterTo(db, email, 'accounts.password-changed')).not.toBeNull();
    expect(await db.auditEvent.count({ where: { kind: 'password.reset', actorId: userId } })).toBe(1);
  });

  it('nothing changes before the new password is there', async () => {
    const { userId, session } = await person(db, 'only-asked');
    const before = await db.user.findUniqueOrThrow({ where: { id: userId } });
    const { ctx, challengeId } = await mayChoose(db, 'only-asked');
    for (const [weak, key] of [['password1', 'passwordCommon'], ['only-asked', 'passwordOwnName']] as const) {
      expect(await refusal(choose(ctx, challengeId, weak))).toBe(`invalid accounts:errors.${key}`);
    }
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toEqual(before);
    expect(await isOpen(db, session, ctx.now)).toBe(true);
    expect((await choose(ctx, challengeId)).kind).toBe('signed-in');
  });

  it('code or link counts once, also of twenty at once, and so does the choice', async () => {
    const { userId, username } = await person(db, 'twenty-times');
    const now = soon();
    const { challengeId } = await forget(visit(db, now), username);
    const { link } = await letterOf(db, challengeId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(answer(visit(db, now), challengeId, { link }, username, ['reset_password']))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['accepted', spent]));
    const choices = await Promise.all(Array.from({ length: 20 }, (_, at) => refusal(choose(visit(db, now), challengeId, `${newPassword} ${at}`))));
    expect(choices.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(new Set(choices)).toEqual(new Set(['accepted', over]));
    expect(await db.session.count({ where: { userId } })).toBe(1);
    expect(await db.mailMessage.count({ where: { userId, template: 'accounts.password-changed' } })).toBe(1);
    expect(await refusal(choose(visit(db, now), challengeId))).toBe(over);
  }, 60_000);

  it('is not chosen without an answer, with another letter’s answer, or too late', async () => {
    const { email, username } = await person(db, 'no-answer');
    const now = soon();
    const asked = await forget(visit(db, now), username);
    expect(await findPasswordChoice(visit(db, now), asked.challengeId)).toBeNull();
    expect(await refusal(choose(visit(db, now), asked.challengeId))).toBe(over);
    const signIn = await askForCode(visit(db, now), email);
    await answer(visit(db, now), signIn.challengeId, { code: '123456' }, email);
    expect(await refusal(choose(visit(db, now), signIn.challengeId))).toBe(over);
    const { ctx, challengeId } = await mayChoose(db, username, later(now, 120));
    expect(await findPasswordChoice(ctx, challengeId)).toEqual({ id: expect.any(String), username, email });
    const atTheEnd = later(ctx.now, 599);
    expect(await findPasswordChoice(visit(db, atTheEnd), challengeId)).not.toBeNull();
    const tooLate = later(ctx.now, 601);
    expect(await findPasswordChoice(visit(db, tooLate), challengeId)).toBeNull();
    expect(await refusal(choose(visit(db, tooLate), challengeId))).toBe(over);
    for (const strange of ['0190a0a0-0000-7000-8000-000000000001', undefined]) expect(await findPasswordChoice(visit(db, now), strange)).toBeNull();
  });

  it('code is dead after ten minutes, five wrong guesses, a newer letter, and for another login or purpose', async () => {
    const { username, email } = await person(db, 'many-ways-to-fail');
    const start = soon();
    const first = await forget(visit(db, start), username);
    const at = (seconds: number) => visit(db, later(start, seconds));
    const attempt = (seconds: number, id: string, code: string, login = username, purpose: 'reset_password' | 'sign_in' = 'reset_password') =>
      refusal(answer(at(seconds), id, { code }, login, [purpose]));
    expect(await attempt(601, first.challengeId, '246810')).toBe(spent);
    expect(await attempt(1, first.challengeId, '246810', email)).toBe(wrong);
    expect(await attempt(1, first.challengeId, '246810', username, 'sign_in')).toBe(spent);
    const second = await forget(at(70), username, '999111');
    expect(await attempt(71, first.challengeId, '246810')).toBe(spent);
    for (let guess = 0; guess < 5; guess += 1) expect(await attempt(72, second.challengeId, `00000${guess}`)).not.toBe('accepted');
    expect(await attempt(73, second.challengeId, '999111')).toBe(spent);
    const third = await forget(at(140), username, '999222');
    expect(await attempt(141, third.challengeId, '999222')).toBe('accepted');
  });

  it('is not taken from somebody who is choosing it by somebody else’s asking', async () => {
    const { username } = await person(db, 'interrupted');
    const { ctx, challengeId } = await mayChoose(db, username);
    await forget(visit(db, later(ctx.now, 10)), username);
    expect((await choose({ ...visit(db, later(ctx.now, 20)) }, challengeId)).kind).toBe('signed-in');
  });

  it('of somebody who has an app leads to the app, and not past it', async () => {
    const { userId, username } = await person(db, 'has-an-app');
    await db.user.update({ where: { id: userId }, data: { secondFactor: 'app' } });
    await db.authenticator.create({ data: { userId, secret: new Uint8Array(40), confirmedAt: new Date() } });
    const { ctx, challengeId } = await mayChoose(db, username);
    const entered = await choose(ctx, challengeId);
    expect(entered).toMatchObject({ kind: 'second-step', step: { factor: 'app' } });
    expect(await db.session.count({ where: { userId } })).toBe(0);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { secondFactor: true } })).toEqual({ secondFactor: 'app' });
    expect(await db.authenticator.count({ where: { userId, confirmedAt: { not: null } } })).toBe(1);
  });

  it('of somebody whose second factor is the mail: the letter was that factor, and it stays', async () => {
    const { userId, username } = await person(db, 'mail-is-factor');
    await db.user.update({ where: { id: userId }, data: { secondFactor: 'mail' } });
    const { ctx, challengeId } = await mayChoose(db, username);
    expect((await choose(ctx, challengeId)).kind).toBe('signed-in');
    expect((await signInWithPassword(visit(db, ctx.now), { login: username, password: newPassword })).kind).toBe('second-step');
  });

  it('brings back who had switched the account off, not whom an owner sent away', async () => {
    const [resting, banned] = [await person(db, 'resting-one'), await person(db, 'banned-one')];
    await db.user.update({ where: { id: resting.userId }, data: { deactivatedAt: new Date() } });
    await db.user.update({ where: { id: banned.userId }, data: { deactivatedAt: new Date(), blockedAt: new Date() } });
    const back = await mayChoose(db, 'resting-one');
    expect((await choose(back.ctx, back.challengeId)).kind).toBe('signed-in');
    const before = await db.user.findUniqueOrThrow({ where: { id: banned.userId } });
    const out = await mayChoose(db, 'banned-one');
    expect(await refusal(choose(out.ctx, out.challengeId))).toMatch(/^(conflict|rate-limited) /);
    expect(await db.user.findUniqueOrThrow({ where: { id: banned.userId } })).toEqual(before);
  });
});

describe('nobody learns from a forgotten password', () => {
  it('by the rows that are written: known or not, with letters or without', async () => {
    const { userId } = await person(db, 'wants-silence');
    await db.user.update({ where: { id: userId }, data: { notificationChannel: 'none' } });
    await person(db, 'well-known');
    await db.user.create({ data: { username: 'no-address', usernameKey: 'no-address' } });
    const unknownAddress = address();
    const expected: [string, string, string | null][] = [
      ['well-known', 'accounts.reset-password', null], ['wants-silence', 'accounts.no-letter', ''], ['no-address', 'accounts.no-letter', ''],
      ['nobody-here', 'accounts.no-letter', ''], [unknownAddress, 'accounts.no-account', unknownAddress],
    ];
    for (const [login, template, to] of expected) {
      const counts = async () => Promise.all([db.loginChallenge.count(), db.mailMessage.count(), db.auditEvent.count(), db.rateLimit.count()]);
      const before = await counts();
      const { challengeId } = await forget(visit(db, soon()), login);
      expect((await counts()).map((count, at) => count - (before[at] ?? 0)), login).toEqual([1, 1, 1, 3]);
      const letter = await letterOf(db, challengeId);
      expect(letter.template, login).toBe(template);
      if (to !== null) expect(letter.to, login).toBe(to);
    }
  });

  it('even with the right code there is nothing to choose for nobody', async () => {
    const ctx = visit(db, soon());
    const { challengeId } = await forget(ctx, 'nobody-at-all');
    expect(await refusal(answer(ctx, challengeId, { code: '246810' }, 'nobody-at-all', ['reset_password']))).toBe(spent);
    expect(await findPasswordChoice(ctx, challengeId)).toBeNull();
  });

  it('asking is limited per name in all its forms and per subscriber', async () => {
    const now = later(new Date(), 7200);
    const asked = [];
    for (const login of ['limited-name', 'LIMITED-name', 'lіmited-nаme', 'Limited-Name']) asked.push(await refusal(forget(visit(db, now), login)));
    expect(asked).toEqual(['accepted', 'accepted', 'accepted', 'rate-limited']);
  });
});

describe('a letter once more', () => {
  const again = (ctx: ReturnType<typeof visit>, challengeId: string, email: string, purposes: Parameters<typeof sendAgain>[1]['purposes'] = ['sign_in', 'register', 'reset_password']) =>
    sendAgain(ctx, { challengeId, email, purposes, code: '777888' });
  const tooSoon = 'rate-limited accounts:errors.letterTooSoon';
  const nothing = 'conflict accounts:errors.nothingToSendAgain';

  it('comes after a minute, with a new code; the old one is over', async () => {
    const { email } = await person(db, 'lost-letter');
    const start = soon();
    const first = await askForCode(visit(db, start), email);
    expect(await refusal(again(visit(db, later(start, 59)), first.challengeId, email))).toBe(tooSoon);
    const now = later(start, 61);
    const second = await again(visit(db, now), first.challengeId, email);
    expect(await letterOf(db, second.challengeId)).toMatchObject({ to: email, template: 'accounts.sign-in', code: '777888' });
    expect(await refusal(answer(visit(db, now), first.challengeId, { code: '123456' }, email))).toBe(spent);
    expect(await refusal(answer(visit(db, now), second.challengeId, { code: '777888' }, email))).toBe('accepted');
    expect(await refusal(again(visit(db, later(now, 61)), second.challengeId, email))).toBe(nothing);
  });

  it('comes once for twenty clicks of one moment', async () => {
    const { email, userId } = await person(db, 'twenty-clicks');
    const start = soon();
    const first = await askForCode(visit(db, start), email);
    const before = await db.mailMessage.count({ where: { userId } });
    const clicks = await Promise.all(Array.from({ length: 20 }, () => refusal(again(visit(db, later(start, 65)), first.challengeId, email))));
    expect(clicks.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(await db.mailMessage.count({ where: { userId } })).toBe(before + 1);
  }, 60_000);

  it('is the right one for who has no account, is registering, or has one by now', async () => {
    const [nobodys, registering, joined] = [address(), address(), address()];
    const start = soon();
    const asked = { nobodys: await askForCode(visit(db, start), nobodys) };
    const { requestRegistration } = await import('#app/kernel/accounts/index.server.ts');
    const toRegister = (email: string, username: string) => requestRegistration(visit(db, start), { username, email, password, timeZone: 'Asia/Almaty', code: '111111' });
    const [one, two] = [await toRegister(registering, 'comes-later'), await toRegister(joined, 'came-elsewhere')];
    await register(db, 'came-first', joined, later(start, 30));
    const now = later(start, 100);
    expect(await letterOf(db, (await again(visit(db, now), asked.nobodys.challengeId, nobodys)).challengeId)).toMatchObject({ to: nobodys, template: 'accounts.no-account' });
    expect(await letterOf(db, (await again(visit(db, now), two.challengeId, joined)).challengeId)).toMatchObject({ to: joined, template: 'accounts.already-registered' });
    const second = await again(visit(db, now), one.challengeId, registering);
    expect(await letterOf(db, second.challengeId)).toMatchObject({ to: registering, template: 'accounts.register' });
    expect(await answer(visit(db, now), second.challengeId, { code: '777888' }, registering)).toMatchObject({ kind: 'signed-in', isNew: true });
    expect(await db.user.findUnique({ where: { emailKey: registering }, select: { username: true, timeZone: true } })).toEqual({ username: 'comes-later', timeZone: 'Asia/Almaty' });
  });

  it('also for a forgotten password, and to nobody for an unknown name', async () => {
    const { email, username } = await person(db, 'forgot-twice');
    const start = soon();
    const [known, unknown] = [await forget(visit(db, start), username), await forget(visit(db, start), 'unknown-twice')];
    const now = later(start, 61);
    expect(await letterOf(db, (await again(visit(db, now), known.challengeId, username)).challengeId)).toMatchObject({ to: email, template: 'accounts.reset-password' });
    expect(await letterOf(db, (await again(visit(db, now), unknown.challengeId, 'unknown-twice')).challengeId)).toMatchObject({ to: '', template: 'accounts.no-letter' });
  });

  it('is not had without a letter, for another purpose, or as somebody else', async () => {
    const { email } = await person(db, 'not-theirs');
    const start = soon();
    const { challengeId } = await requestSignInCode(visit(db, start), { login: email, code: '123456' });
    const now = later(start, 61);
    expect(await refusal(again(visit(db, now), '0190a0a0-0000-7000-8000-000000000001', email))).toBe(nothing);
    expect(await refusal(again(visit(db, now), challengeId, email, ['reset_password']))).toBe(nothing);
    const own = await signedIn(db, (await register(db, 'some-changer')).session);
    const { requestEmailChange } = await import('#app/kernel/accounts/index.server.ts');
    const target = address();
    const change = await requestEmailChange(own, { email: target, password, code: '123456' });
    const other = await signedIn(db, (await register(db, 'some-other')).session);
    const then = later(own.now, 61);
    expect(await refusal(again({ ...other, now: then }, change.challengeId, target, ['change_email']))).toBe(nothing);
    expect(await refusal(again(visit(db, then), change.challengeId, target, ['change_email']))).toBe(nothing);
    expect(await refusal(again({ ...own, now: then }, change.challengeId, target, ['change_email']))).toBe('accepted');
  });
});
