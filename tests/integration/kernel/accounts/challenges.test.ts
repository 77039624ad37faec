import { describe, expect, it } from 'vitest';
import { chooseUsername, claimAttempt, requestRegistration } from '#app/kernel/accounts/index.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { address, answer, askForCode, askToRegister, letterOf, refusal, register, visit } from './visit.ts';

const { db } = await testDatabase();
const wrong = 'invalid accounts:errors.codeWrong';
const spent = 'rate-limited accounts:errors.codeSpent';
const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

describe('registration', () => {
  it('makes a person only once the address is proven', async () => {
    const email = address();
    const ctx = visit(db);
    const { challengeId } = await askToRegister(ctx, email, 'Полина');
    expect(await db.user.count({ where: { emailKey: email } })).toBe(0);
    expect(await letterOf(db, challengeId)).toMatchObject({ to: email, template: 'accounts.register', code: '123456' });
    expect(await answer(ctx, challengeId, { code: '123456' }, email)).toMatchObject({ kind: 'signed-in', isNew: true });
    const user = await db.user.findUniqueOrThrow({ where: { emailKey: email } });
    expect(user).toMatchObject({ username: 'Полина', email, role: 'member', timeZone: 'Europe/Moscow', locale: 'ru' });
    expect(user.emailProvenAt).toEqual(ctx.now);
    expect(await db.loginChallenge.findUnique({ where: { id: challengeId }, select: { registration: true } })).toEqual({ registration: null });
  });

  it('keeps no code, link or password in clear', async () => {
    const email = address();
    const { challengeId } = await askToRegister(visit(db), email, 'vera-77', '918273');
    const { link } = await letterOf(db, challengeId);
    const [row] = await db.$queryRaw<{ text: string }[]>`SELECT c::text || m::text AS text FROM "LoginChallenge" c, "MailMessage" m WHERE c."id" = ${challengeId}::uuid AND m."to" = ${email}`;
    const challenge = await db.loginChallenge.findUniqueOrThrow({ where: { id: challengeId } });
    expect(challenge.codeHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const plain of ['918273', link, Buffer.from(link, 'base64url').toString('hex'), 'gravel otter']) expect(row?.text).not.toContain(plain);
  });

  it('lets one of twenty people of one moment have a name, the others choose another', async () => {
    const names = ['leo-tolstoy', 'Leo-Tolstoy', 'l\u0435\u043e-tolstoy', 'lе0-tоlstoy'];
    const people = await Promise.all(Array.from({ length: 20 }, async (_, at) => {
      const [ctx, email] = [visit(db), address()];
      const { challengeId } = await askToRegister(ctx, email, names[at % names.length] ?? '');
      return { ctx, email, challengeId };
    }));
    const outcomes = await Promise.all(people.map(({ ctx, challengeId, email }) => answer(ctx, challengeId, { code: '123456' }, email)));
    expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'username-taken')).toHaveLength(19);
    expect(await db.user.count({ where: { email: { in: people.map(({ email }) => email) } } })).toBe(1);
    const loser = people[outcomes.findIndex(({ kind }) => kind === 'username-taken')];
    if (!loser) throw new Error('nobody lost');
    expect(await refusal(chooseUsername(loser.ctx, { challengeId: loser.challengeId, username: 'LEO-tolstoy' }))).toBe('invalid accounts:errors.usernameTaken');
    expect(await chooseUsername(loser.ctx, { challengeId: loser.challengeId, username: 'Sofia-Tolstaya' })).toMatchObject({ kind: 'signed-in', isNew: true });
    expect(await refusal(chooseUsername(loser.ctx, { challengeId: loser.challengeId, username: 'once-more' }))).toBe('conflict accounts:errors.registrationOver');
    expect(await db.user.findUnique({ where: { emailKey: loser.email }, select: { username: true } })).toEqual({ username: 'Sofia-Tolstaya' });
  }, 60_000);

  it('gives a name only to someone whose address is proven', async () => {
    const { challengeId } = await askToRegister(visit(db), address(), 'not-yet-proven');
    expect(await refusal(chooseUsername(visit(db), { challengeId, username: 'free-name' }))).toBe('conflict accounts:errors.registrationOver');
  });

  it('with the address of an account changes nothing in it, in any spelling, and its code signs in', async () => {
    const { email, userId } = await register(db, 'first-one', `a${address()}`);
    const before = await db.user.findUniqueOrThrow({ where: { id: userId } });
    for (const spelling of [email.toUpperCase(), email.replace('example', 'Example'), `\uff41${email.slice(1)}`]) {
      const ctx = visit(db, later(new Date(), 120_000));
      const { challengeId } = await askToRegister(ctx, spelling, 'second-one');
      expect(await letterOf(db, challengeId)).toMatchObject({ to: email, template: 'accounts.already-registered' });
      expect(await answer(ctx, challengeId, { code: '123456' }, spelling)).toMatchObject({ kind: 'signed-in', isNew: false });
    }
    // Coming in is a visit; nothing else has changed.
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toEqual({ ...before, lastSeenAt: expect.any(Date) });
    expect(await db.user.count({ where: { username: 'second-one' } })).toBe(0);
  });

  it.each([['password1', 'passwordCommon'], ['masha-from-minsk', 'passwordOwnName'], ['Masha-From-Minsk1', 'passwordOwnName']])('refuses the password %s', async (password, key) => {
    const input = { username: 'masha-from-minsk', email: address(), password, timeZone: undefined, code: '123456' };
    expect(await refusal(requestRegistration(visit(db), input))).toBe(`invalid accounts:errors.${key}`);
  });
});

describe('a code', () => {
  it('works once, also of fifty right answers at once', async () => {
    const { email, userId } = await register(db, 'fifty-times');
    const ctx = visit(db, later(new Date(), 120_000));
    const { challengeId } = await askForCode(ctx, email, '424242');
    const before = await db.session.count({ where: { userId } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => refusal(answer(visit(db, ctx.now), challengeId, { code: '424242' }, email))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['accepted', spent]));
    expect(await db.session.count({ where: { userId } })).toBe(before + 1);
    expect(await refusal(answer(ctx, challengeId, { code: '424242' }, email))).toBe(spent);
  }, 60_000);

  it('of a registration, sent twice at once, makes one person and one session', async () => {
    const [ctx, email] = [visit(db), address()];
    const { challengeId } = await askToRegister(ctx, email, 'double-click');
    const answers = await Promise.all([1, 2].map(() => refusal(answer(ctx, challengeId, { code: '123456' }, email))));
    expect(answers.sort()).toEqual(['accepted', spent]);
    expect(await db.session.count({ where: { user: { emailKey: email } } })).toBe(1);
  });

  it('is over after five wrong ones; the right one is refused then, whatever the browser forgot', async () => {
    const { email } = await register(db, 'guessed-at');
    const ctx = visit(db, later(new Date(), 120_000));
    const { challengeId } = await askForCode(ctx, email);
    const guesses = ['000000', '000001', '000002', '000003'];
    for (const code of guesses) expect(await refusal(answer(visit(db, ctx.now), challengeId, { code }, email))).toBe(wrong);
    expect(await refusal(answer(visit(db, ctx.now), challengeId, { code: '000004' }, email))).toBe('invalid accounts:errors.codeSpent');
    expect(await refusal(answer(visit(db, ctx.now), challengeId, { code: '123456' }, email))).toBe(spent);
    expect(await db.loginChallenge.findUnique({ where: { id: challengeId }, select: { attempts: true } })).toEqual({ attempts: 5 });
  });

  it('is looked at five times, of a hundred guesses at once', async () => {
    const { email } = await register(db, 'hundred-guesses');
    const now = later(new Date(), 120_000);
    const { challengeId } = await askForCode(visit(db, now), email, '999999');
    const claims = await Promise.all(Array.from({ length: 100 }, () => refusal(claimAttempt(visit(db, now), challengeId, ['sign_in']))));
    expect(claims.filter((text) => text === 'accepted')).toHaveLength(5);
    expect(await refusal(answer(visit(db, now), challengeId, { code: '999999' }, email))).toBe(spent);
  }, 60_000);

  it('and its link end at ten minutes', async () => {
    const { email } = await register(db, 'ten-minutes');
    const asked = later(new Date(), 120_000);
    const { challengeId } = await askForCode(visit(db, asked), email);
    const { link } = await letterOf(db, challengeId);
    const over = later(asked, 600_000 + 1000);
    expect(await refusal(answer(visit(db, over), challengeId, { code: '123456' }, email))).toBe(spent);
    expect(await refusal(answer(visit(db, over), challengeId, { link }, email))).toBe(spent);
    expect(await refusal(answer(visit(db, later(asked, 600_000 - 1000)), challengeId, { link }, email))).toBe('accepted');
  });

  it('or link of one letter opens no other: not of another person, nor of another purpose', async () => {
    const [one, other] = [await register(db, 'person-one'), await register(db, 'person-two')];
    const now = later(new Date(), 120_000);
    const mine = await askForCode(visit(db, now), one.email, '111111');
    const theirs = await askForCode(visit(db, now), other.email, '222222');
    const myLink = (await letterOf(db, mine.challengeId)).link;
    expect(await refusal(answer(visit(db, now), theirs.challengeId, { code: '111111' }, other.email))).toBe(wrong);
    expect(await refusal(answer(visit(db, now), theirs.challengeId, { link: myLink }, other.email))).toBe(wrong);
    expect(await refusal(answer(visit(db, now), mine.challengeId, { code: '111111' }, other.email))).toBe(wrong);
    expect(await refusal(answer(visit(db, now), mine.challengeId, { code: '111111' }, one.email, ['prove_email']))).toBe(spent);
    expect(await refusal(answer(visit(db, now), mine.challengeId, { code: '111111' }, one.email))).toBe('accepted');
  });

  it('is replaced by the code of a newer letter, also when two are asked for at once', async () => {
    const { email } = await register(db, 'newer-letter');
    const now = later(new Date(), 120_000);
    const asked = await Promise.all(['111111', '222222', '333333'].map(async (code) => ({ code, ...(await askForCode(visit(db, now), email, code)) })));
    const live = await db.loginChallenge.findMany({ where: { id: { in: asked.map(({ challengeId }) => challengeId) }, retiredAt: null }, select: { id: true } });
    expect(live).toHaveLength(1);
    for (const { challengeId, code } of asked.sort((a) => (a.challengeId === live[0]?.id ? 1 : -1))) {
      expect(await refusal(answer(visit(db, now), challengeId, { code }, email))).toBe(challengeId === live[0]?.id ? 'accepted' : spent);
    }
  });

  it('for an address without an account exists, and opens nothing', async () => {
    const email = address();
    const { challengeId } = await askForCode(visit(db), email, '555555');
    expect(await letterOf(db, challengeId)).toMatchObject({ to: email, template: 'accounts.no-account' });
    expect(await refusal(answer(visit(db), challengeId, { code: '555555' }, email))).toBe(spent);
    expect(await db.user.count({ where: { emailKey: email } })).toBe(0);
  });

  it('goes to the address we know, not to a look-alike of it', async () => {
    const { email } = await register(db, 'kelvin-sign', `k${address()}`);
    const { challengeId } = await askForCode(visit(db, later(new Date(), 120_000)), email.replace(/^k/, '\u212a'));
    expect((await letterOf(db, challengeId)).to).toBe(email);
  });

  it('is limited per address and per subscriber, and the limit is written down', async () => {
    const [email, now] = [address(), later(new Date(), 3_600_000)];
    for (let letter = 0; letter < 3; letter += 1) await askForCode(visit(db, now), email);
    const ctx = visit(db, now);
    expect(await refusal(askForCode(ctx, email.toUpperCase()))).toBe('rate-limited');
    expect(await db.auditEvent.count({ where: { kind: 'limit.reached', ip: ctx.entry.ip } })).toBe(1);
    const neighbour = (host: number) => visit(db, now, { entry: { ...ctx.entry, ip: `2001:db8:1:2::${host.toString(16)}` } });
    const asked = [];
    for (let host = 1; host <= 11; host += 1) asked.push(await refusal(askForCode(neighbour(host), address())));
    expect(asked.filter((text) => text === 'accepted')).toHaveLength(10);
  });
});
