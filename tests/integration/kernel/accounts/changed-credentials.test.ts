import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { endAccess } from '#app/kernel/accounts/commands/end-access.server.ts';
import {
  changePassword, connectAuthenticator, findEmailReturn, forgetExpired, newAuthenticatorSecret, renewRecoveryCodes, requestEmailChange, requestEmailProof, requestRegistration, returnEmail, signInWithPassword,
} from '#app/kernel/accounts/index.server.ts';
import { credentialMails } from '#app/kernel/accounts/credential-mails.ts';
import texts from '#app/kernel/accounts/messages/account-mails.ru.json' with { type: 'json' };
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { createPersonalToken } from '#app/kernel/accounts/tokens/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { choose, isOpen, later, letterTo, moveTo, newPassword, person, signedIn, soon } from './credentials-scene.ts';
import { address, answer, askForCode, letterOf, opened, password, refusal, visit } from './visit.ts';

const { db } = await testDatabase();
const day = 24 * 3600;
const accepted = async (login: string, typed: string) => (await refusal(signInWithPassword(visit(db), { login, password: typed }))) === 'accepted';

/** The secret of the newest way back that went to an address. */
async function wayBack(email: string): Promise<string> {
  const mail = await letterTo(db, email, 'accounts.email-changed');
  if (!mail) throw new Error(`no letter to ${email}`);
  return opened<{ link: string }>(mail).link;
}

/** What was begun while a change of the password held the person's row, and goes on when that is done. */
async function behindTheChange(userId: string, begin: () => Promise<string>[]): Promise<string[]> {
  const begun = await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(newPassword) } });
    const waiting = begin();
    const blocked = () => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await blocked()).toHaveLength(waiting.length), { timeout: 10_000 });
    await endAccess(tx, userId, new Date());
    return { waiting };
  }, { timeout: 15_000 });
  return Promise.all(begun.waiting);
}

describe('another password', () => {
  it('ends every other browser, gives this one a new session, and is told by letter', async () => {
    const { session, userId, email, username } = await person(db, 'changes-it');
    const phone = await signInWithPassword(visit(db), { login: username, password });
    if (phone.kind !== 'signed-in') throw new Error(phone.kind);
    const waiting = await askForCode(visit(db, soon()), email);
    const renewed = await changePassword(await signedIn(db, session), { current: password, password: newPassword });
    expect([await isOpen(db, session), await isOpen(db, phone.session), await isOpen(db, renewed)]).toEqual([false, false, true]);
    expect(await refusal(answer(visit(db, soon()), waiting.challengeId, { code: '123456' }, email))).toBe('rate-limited accounts:errors.codeSpent');
    expect([await accepted(username, password), await accepted(username, newPassword)]).toEqual([false, true]);
    expect(await db.mailMessage.count({ where: { userId, to: email, template: 'accounts.password-changed' } })).toBe(1);
    expect(await db.auditEvent.count({ where: { kind: 'password.changed', actorId: userId } })).toBe(1);
  });

  it.each([
    ['email', 'код для него придёт на этот адрес', '/forgotten'], ['telegram', 'код для него придёт в ваш чат', '/forgotten'],
    ['none', 'войдите по коду из письма и включите уведомления', '/sign-in?redirectTo=%2Fsettings%2Fnotifications'],
  ] as const)('is told with the way out that there is by %s', async (notificationChannel, way, path) => {
    const { session, userId, email } = await person(db, `told-by-${notificationChannel}`);
    await db.telegramLink.create({ data: { userId, chatId: BigInt(88_000 + way.length) } });
    await db.user.update({ where: { id: userId }, data: { notificationChannel } });
    await changePassword(await signedIn(db, session), { current: password, password: newPassword });
    const mail = await letterTo(db, email, 'accounts.password-changed');
    const template = credentialMails.find(({ id }) => id === mail?.template)!;
    const t = (key: string) => texts['password-changed'][key.split('.').at(-1) as keyof typeof texts['password-changed']];
    const { blocks } = template.render({ data: template.schema.parse(opened(mail!)), t, locale: 'ru', timeZone: 'UTC', baseUrl: '' } as never);
    expect(blocks[1]).toMatchObject({ text: expect.stringContaining(way) as string });
    expect(blocks[2]).toMatchObject({ kind: 'button', url: path });
  });

  it('needs the present one, which is guessed at ten times at most', async () => {
    const { session, userId } = await person(db, 'guessed-at');
    const ctx = await signedIn(db, session);
    expect(await refusal(changePassword(ctx, { current: undefined, password: newPassword }))).toBe('invalid credentials:errors.currentRequired');
    const answers = [];
    for (let guess = 0; guess < 12; guess += 1) answers.push(await refusal(changePassword({ ...ctx, entry: { ...ctx.entry, ip: `10.77.0.${guess}` } }, { current: `guess ${guess}`, password: newPassword })));
    expect(answers.filter((text) => text === 'invalid credentials:errors.currentPassword')).toHaveLength(10);
    expect(answers.filter((text) => text === 'rate-limited')).toHaveLength(2);
    expect(await refusal(changePassword(ctx, { current: password, password: newPassword }))).toBe('rate-limited');
    expect(await db.auditEvent.count({ where: { kind: 'password.wrong', actorId: userId } })).toBe(10);
    expect(await isOpen(db, session)).toBe(true);
  });

  it.each([[password, 'credentials:errors.passwordSame'], ['password1', 'accounts:errors.passwordCommon'], ['picky-person', 'accounts:errors.passwordOwnName']])('is not %s', async (weak, key) => {
    const { session } = await person(db, weak === 'picky-person' ? weak : `picky-${key.length}`);
    expect(await refusal(changePassword(await signedIn(db, session), { current: password, password: weak }))).toBe(`invalid ${key}`);
  });

  it('is one of eight that are chosen in one moment', async () => {
    const { session, userId, username } = await person(db, 'eight-passwords');
    const ctx = await signedIn(db, session);
    const wanted = Array.from({ length: 8 }, (_, at) => `${newPassword} ${at}`);
    const answers = await Promise.all(wanted.map((chosen) => refusal(changePassword({ ...ctx, entry: { ...ctx.entry, ip: `10.78.0.${chosen.at(-1)}` } }, { current: password, password: chosen }))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(await accepted(username, wanted[answers.indexOf('accepted')] ?? '')).toBe(true);
    expect(await db.mailMessage.count({ where: { userId, template: 'accounts.password-changed' } })).toBe(1);
  }, 60_000);

  it('ends also what was let in by the old one and had only to wait for it', async () => {
    const { session, userId, username } = await person(db, 'let-in-too-late');
    const ctx = await signedIn(db, session);
    for (const factor of ['off', 'mail'] as const) {
      await db.user.update({ where: { id: userId }, data: { secondFactor: factor, passwordHash: await hashPassword(password) } });
      const late = await behindTheChange(userId, () => [refusal(signInWithPassword(visit(db), { login: username, password })), refusal(createPersonalToken(ctx, { id: uuidv7(), name: 'late', scopes: ['library:read'], days: null }))]);
      expect(late[0]).toBe('invalid accounts:errors.signIn');
      expect(late[1]).toBe('unauthenticated');
      expect([await db.session.count({ where: { userId } }), await db.secondStep.count({ where: { userId } }), await db.personalToken.count({ where: { userId } })]).toEqual([0, 0, 0]);
    }
    expect(await db.auditEvent.count({ where: { actorId: userId, kind: 'sign-in.failed' } })).toBe(2);
  });

  it('is a first one for somebody who has none', async () => {
    const { session, userId, username } = await person(db, 'has-none');
    await db.user.update({ where: { id: userId }, data: { passwordHash: null } });
    const ctx = await signedIn(db, session);
    const answers = await Promise.all([1, 2].map((at) => refusal(changePassword(ctx, { current: undefined, password: `${newPassword} ${at}` }))));
    expect(answers.sort()).toEqual(['accepted', 'invalid credentials:errors.currentPassword']);
    expect((await Promise.all([1, 2].map((at) => accepted(username, `${newPassword} ${at}`)))).filter(Boolean)).toHaveLength(1);
  });
});

describe('another address', () => {
  it('is the person’s once its code is typed; the old one is told, other browsers are signed out, its waiting letters are over', async () => {
    const { session, userId, email, username } = await person(db, 'moves-house');
    const phone = await signInWithPassword(visit(db), { login: username, password });
    const toOld = await askForCode(visit(db, soon()), email);
    const target = address();
    const ctx = await signedIn(db, session);
    const { challengeId } = await requestEmailChange(ctx, { email: target, password, code: '135791' });
    expect(await letterOf(db, challengeId)).toMatchObject({ to: target, template: 'accounts.change-email', code: '135791' });
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).toEqual({ email });
    const redeemed = await answer(ctx, challengeId, { code: '135791' }, target, ['change_email']);
    if (redeemed.kind !== 'email-changed' || phone.kind !== 'signed-in') throw new Error(redeemed.kind);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, emailKey: true, emailProvenAt: true } })).toEqual({ email: target, emailKey: target, emailProvenAt: ctx.now });
    expect([await isOpen(db, session), await isOpen(db, phone.session), await isOpen(db, redeemed.session)]).toEqual([false, false, true]);
    expect(await refusal(answer(visit(db, soon()), toOld.challengeId, { code: '123456' }, email))).toBe('rate-limited accounts:errors.codeSpent');
    const change = await db.emailChange.findFirstOrThrow({ where: { userId } });
    expect(change).toMatchObject({ oldEmail: email, newEmail: target, revertedAt: null, revertUntil: later(ctx.now, 7 * day) });
    const secret = await wayBack(email);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const [dump] = await db.$queryRaw<{ text: string }[]>`SELECT string_agg(c::text, ' ') || (SELECT string_agg(m::text, ' ') FROM "MailMessage" m) AS text FROM "EmailChange" c`;
    for (const plain of [secret, Buffer.from(secret, 'base64url').toString('hex')]) expect(dump?.text).not.toContain(plain);
    expect(await letterTo(db, email, 'accounts.email-changed')).toMatchObject({ userId });
    expect(await db.auditEvent.count({ where: { kind: 'email.changed', actorId: userId } })).toBe(1);
  });

  it('needs the password, differs from the present one, and is somebody’s who has one', async () => {
    const { session, email, userId } = await person(db, 'not-so-fast');
    const ctx = await signedIn(db, session);
    expect(await refusal(requestEmailChange(ctx, { email: address(), code: '135791' }))).toBe('invalid credentials:errors.currentRequired');
    expect(await refusal(requestEmailChange(ctx, { email: address(), password: 'not it', code: '135791' }))).toBe('invalid credentials:errors.currentPassword');
    expect(await refusal(requestEmailChange(ctx, { email: email.toUpperCase(), password, code: '135791' }))).toBe('invalid credentials:errors.emailSame');
    expect(await refusal(requestEmailProof(ctx, { email: address(), code: '135791' }))).toBe('conflict accounts:errors.emailThere');
    await db.user.update({ where: { id: userId }, data: { email: null, emailKey: null } });
    expect(await refusal(requestEmailChange(await signedIn(db, session), { email: address(), password, code: '135791' }))).toBe('conflict credentials:errors.noEmailYet');
  });

  it('of somebody else: the same answer, a letter to that somebody without a code, and nothing changes', async () => {
    const [one, other] = [await person(db, 'wants-anothers'), await person(db, 'has-it-already', `k${address()}`)];
    const ctx = { ...(await signedIn(db, one.session, soon())), locale: 'en' as const };
    await db.user.update({ where: { id: other.userId }, data: { locale: null } });
    const { challengeId } = await requestEmailChange(ctx, { email: other.email.toUpperCase(), password, code: '135791' });
    expect(await letterOf(db, challengeId)).toMatchObject({ to: other.email, template: 'accounts.email-taken' });
    // Who chose no language is written to in the house’s, not in the asker’s.
    expect(await db.mailMessage.findFirstOrThrow({ where: { template: 'accounts.email-taken', to: other.email } })).toMatchObject({ locale: 'ru' });
    expect(await refusal(answer(ctx, challengeId, { code: '135791' }, other.email, ['change_email']))).toBe('invalid accounts:errors.emailTaken');
    expect(await db.user.findUniqueOrThrow({ where: { id: other.userId }, select: { email: true } })).toEqual({ email: other.email });
    expect(await db.user.findUniqueOrThrow({ where: { id: one.userId }, select: { email: true } })).toEqual({ email: one.email });
    expect(await isOpen(db, other.session)).toBe(true);
  });

  it('that two people prove in one moment becomes one’s', async () => {
    const target = address();
    const people = await Promise.all(['racer-one', 'racer-two'].map((username) => person(db, username)));
    const asked = await Promise.all(people.map(async ({ session }) => {
      const ctx = await signedIn(db, session, soon());
      return { ctx, ...(await requestEmailChange(ctx, { email: target, password, code: '135791' })) };
    }));
    // The second letter has retired the first; both mailboxes are one, so both may still be answered at once.
    await db.loginChallenge.updateMany({ where: { id: { in: asked.map(({ challengeId }) => challengeId) } }, data: { retiredAt: null } });
    const answers = await Promise.all(asked.map(({ ctx, challengeId }) => refusal(answer(ctx, challengeId, { code: '135791' }, target, ['change_email']))));
    expect(answers.sort()).toEqual(['accepted', 'invalid accounts:errors.emailTaken']);
    expect(await db.user.count({ where: { emailKey: target } })).toBe(1);
    expect(await db.emailChange.count({ where: { newEmail: target } })).toBe(1);
  });

  it('is changed by its person only, in a browser that is theirs', async () => {
    const [one, other] = [await person(db, 'its-person'), await person(db, 'not-its-person')];
    const target = address();
    const { challengeId } = await requestEmailChange(await signedIn(db, one.session), { email: target, password, code: '135791' });
    for (const ctx of [visit(db), await signedIn(db, other.session)]) {
      expect(await refusal(answer(ctx, challengeId, { code: '135791' }, target, ['change_email']))).toBe('rate-limited accounts:errors.codeSpent');
    }
    expect(await db.user.count({ where: { emailKey: target } })).toBe(0);
  });

  it('must take mail, and so must one to register or to prove; nobody is looked for before', async () => {
    const { session, email } = await person(db, 'dead-letters');
    const verdicts = { 'no-mail': 'invalid accounts:errors.emailNoMail', 'no-mailbox': 'invalid accounts:errors.emailNoMailbox' } as const;
    for (const [verdict, refused] of Object.entries(verdicts)) {
      const asked: string[] = [];
      const checkAddress = (typed: string) => {
        asked.push(typed);
        return Promise.resolve(verdict as 'no-mail' | 'no-mailbox');
      };
      const member = await signedIn(db, session, later(soon(), verdict.length * 100));
      const entry = { ...member.entry, checkAddress };
      const target = address();
      expect(await refusal(requestEmailChange({ ...member, entry }, { email: target, password, code: '135791' }))).toBe(refused);
      for (const typed of [target, email]) {
        const registration = { username: 'dead-letter-writer', email: typed, password: newPassword, timeZone: undefined, code: '135791' };
        expect(await refusal(requestRegistration({ ...visit(db, later(soon(), verdict.length * 100)), entry }, registration))).toBe(refused);
      }
      expect(asked).toEqual([target, target, email]);
    }
    expect(await db.loginChallenge.count({ where: { purpose: 'change_email', user: { username: 'dead-letters' } } })).toBe(0);
  });
});

describe('somebody with a chat and no address', () => {
  const inChat = async (userId: string) => (await db.mailMessage.findMany({ where: { to: `telegram:${userId}` }, orderBy: { id: 'asc' }, select: { template: true } })).map(({ template }) => template);
  const withChat = async (username: string, chatId: bigint) => {
    const { session, userId } = await person(db, username);
    await db.user.update({ where: { id: userId }, data: { email: null, emailKey: null, emailProvenAt: null } });
    await db.telegramLink.create({ data: { userId, chatId } });
    return { session, userId };
  };

  it.each(['telegram', 'none'] as const)('(channel %s) hears there of another password, of the second factor, and of a first address', async (notificationChannel) => {
    const { session, userId } = await withChat(`chat-only-${notificationChannel}`, notificationChannel === 'none' ? 66_001n : 66_002n);
    await db.user.update({ where: { id: userId }, data: { notificationChannel } });
    const renewed = await changePassword(await signedIn(db, session), { current: password, password: newPassword });
    const changed = await db.mailMessage.findFirstOrThrow({ where: { to: `telegram:${userId}` } });
    expect(opened(changed)).toMatchObject({ codesTo: notificationChannel === 'none' ? 'nowhere' : 'telegram' });
    const [now, secret] = [new Date(), newAuthenticatorSecret()];
    const code = TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }), timestamp: now.getTime() });
    await connectAuthenticator(await signedIn(db, renewed, now), { secret, code, endOthers: false });
    const ctx = await signedIn(db, renewed);
    const email = address();
    const { challengeId } = await requestEmailProof(ctx, { email, code: '112358' });
    expect(await answer(ctx, challengeId, { code: '112358' }, email, ['prove_email'])).toMatchObject({ kind: 'email-proven' });
    expect((await inChat(userId)).filter((template) => template !== 'accounts.prove-email')).toEqual(['accounts.password-changed', 'accounts.second-factor-changed', 'accounts.email-added']);
    expect(await db.mailMessage.count({ where: { to: email, template: 'accounts.email-added' } })).toBe(0);
  });

  it('and a chat that is lost is not written to', async () => {
    const { session, userId } = await withChat('chat-lost', 66_003n);
    await db.telegramLink.update({ where: { userId }, data: { deadAt: new Date() } });
    await changePassword(await signedIn(db, session), { current: password, password: newPassword });
    expect(await inChat(userId)).toEqual([]);
  });
});

describe('the way back to an old address', () => {
  it('restores it, ends everything, takes the password away, and leads to a new one', async () => {
    const { session, userId, email, username } = await person(db, 'wants-it-back');
    const target = address();
    const stolen = await moveTo(await signedIn(db, session), target);
    // Codes would go on going to the other one's chat.
    await db.telegramLink.create({ data: { userId, chatId: 77_001n } });
    await db.user.update({ where: { id: userId }, data: { notificationChannel: 'telegram' } });
    const secret = await wayBack(email);
    expect(await findEmailReturn(visit(db), secret)).toBe(email);
    expect(await isOpen(db, stolen)).toBe(true);
    const now = later(new Date(), 6 * day);
    const returned = await returnEmail(visit(db, now), secret);
    expect(returned.email).toBe(email);
    expect(await isOpen(db, stolen, now)).toBe(false);
    expect(await accepted(username, password)).toBe(false);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, emailKey: true, notificationChannel: true } })).toEqual({ email, emailKey: email, notificationChannel: 'email' });
    expect(await db.telegramLink.count({ where: { userId } })).toBe(0);
    const entered = await choose(visit(db, now), returned.challengeId);
    expect(entered.kind).toBe('signed-in');
    expect(await accepted(email, newPassword)).toBe(true);
    expect(await db.auditEvent.count({ where: { kind: 'email.returned', actorId: userId } })).toBe(1);
  });

  it('disconnects an app and takes away codes that came since, and keeps an app from before', async () => {
    const [robbed, careful] = [await person(db, 'locked-out'), await person(db, 'had-an-app')];
    const connect = async (session: string, now: Date) => {
      const secret = newAuthenticatorSecret();
      const code = TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }), timestamp: now.getTime() });
      await connectAuthenticator(await signedIn(db, session, now), { secret, code, endOthers: false });
    };
    const [connected, changed] = [new Date(), later(new Date(), 61)];
    await connect(careful.session, connected);
    const stolen = await moveTo(await signedIn(db, robbed.session, changed), address());
    const renewed = await moveTo(await signedIn(db, careful.session, changed), address());
    // At the very moment of the change, too.
    await connect(stolen, changed);
    await renewRecoveryCodes(await signedIn(db, renewed, changed));
    const back = later(changed, day);
    const returned = [];
    for (const { email } of [robbed, careful]) returned.push(await returnEmail(visit(db, back), await wayBack(email)));
    expect(await db.authenticator.findMany({ where: { userId: { in: [robbed.userId, careful.userId] } }, select: { userId: true } })).toEqual([{ userId: careful.userId }]);
    expect(await db.recoveryCode.count({ where: { userId: { in: [robbed.userId, careful.userId] } } })).toBe(0);
    const entered = [];
    for (const { challengeId } of returned) entered.push(await choose(visit(db, back), challengeId));
    expect(entered).toMatchObject([{ kind: 'signed-in' }, { kind: 'second-step', step: { factor: 'app' } }]);
  });

  it('works once, also of twenty at once, and not after seven days', async () => {
    const [once, late] = [await person(db, 'goes-back-once'), await person(db, 'goes-back-late')];
    for (const { session } of [once, late]) await moveTo(await signedIn(db, session), address());
    const over = 'conflict credentials:errors.returnOver';
    const secret = await wayBack(once.email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(returnEmail(visit(db), secret))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['accepted', over]));
    expect(await findEmailReturn(visit(db), secret)).toBeNull();
    const tooLate = visit(db, later(new Date(), 7 * day + 60));
    const lateSecret = await wayBack(late.email);
    expect(await findEmailReturn(tooLate, lateSecret)).toBeNull();
    expect(await refusal(returnEmail(tooLate, lateSecret))).toBe(over);
    for (const strange of ['x'.repeat(43), '']) expect(await refusal(returnEmail(visit(db), strange))).toBe(over);
  }, 60_000);

  it('leads past a second change, whose own way back is over with it', async () => {
    const { session, userId, email } = await person(db, 'twice-moved');
    const [second, third] = [address(), address()];
    const next = await moveTo(await signedIn(db, session), second);
    await moveTo(await signedIn(db, next, later(new Date(), 61)), third);
    const [first, onward] = [await wayBack(email), await wayBack(second)];
    await returnEmail(visit(db, later(new Date(), 120)), first);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).toEqual({ email });
    expect(await refusal(returnEmail(visit(db, later(new Date(), 180)), onward))).toBe('conflict credentials:errors.returnOver');
  });

  it('is closed when another account has the address by now, and says so', async () => {
    const { session, email, userId } = await person(db, 'too-slow');
    const target = address();
    await moveTo(await signedIn(db, session), target);
    await person(db, 'new-tenant', email);
    const secret = await wayBack(email);
    expect(await refusal(returnEmail(visit(db), secret))).toBe('conflict credentials:errors.returnTaken');
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).toEqual({ email: target });
    expect(await findEmailReturn(visit(db), secret)).toBe(email);
  });

  it('is swept away when it is over', async () => {
    const { session, email, userId } = await person(db, 'swept-back');
    await moveTo(await signedIn(db, session), address());
    await forgetExpired(db, later(new Date(), 6 * day));
    expect(await db.emailChange.count({ where: { userId } })).toBe(1);
    await forgetExpired(db, later(new Date(), 7 * day + 60));
    expect(await db.emailChange.count({ where: { userId } })).toBe(0);
    expect(await findEmailReturn(visit(db), await wayBack(email))).toBeNull();
  });
});
