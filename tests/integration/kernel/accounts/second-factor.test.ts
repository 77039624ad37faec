import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  chooseSecondFactor, claimAttempt, claimSecondStep, connectAuthenticator, forgetExpired, getSignInSettings, newAuthenticatorSecret, passSecondStep, renewRecoveryCodes,
  requestSecondFactor, resetSecondFactor, signInWithPassword, switchOffSecondFactor,
} from '#app/kernel/accounts/index.server.ts';
import type { EntryCtx, OwedStep } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx, Role } from '#app/kernel/accounts/context.ts';
import { resolveViewer } from '#app/kernel/accounts/session.server.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { address, answer, askForCode, letterOf, password, refusal, register, visit } from './visit.ts';

const { db, url } = await testDatabase();
const start = new Date('2026-03-01T12:00:10Z');
const later = (seconds: number, from = start) => new Date(from.getTime() + seconds * 1000);
const spent = 'rate-limited second-factor:errors.stepSpent';
const wrongApp = 'invalid second-factor:errors.appCodeWrong';

let people = 0;
async function person(role: Role = 'member', now = start) {
  people += 1;
  const username = `factor-${people}-${Date.now().toString(36)}`;
  const { userId, email, session } = await register(db, username, address(), now);
  if (role !== 'member') await db.user.update({ where: { id: userId }, data: { role } });
  return { username, userId, email, session };
}
type Person = Awaited<ReturnType<typeof person>>;

async function memberCtx({ session }: { session: string }, now = start): Promise<MemberCtx & EntryCtx> {
  const viewer = await resolveViewer(db, `kz-session=${session}`, now, false);
  if (!viewer) throw new Error('nobody');
  const ctx = visit(db, now);
  return { ...ctx, viewer, entry: { ...ctx.entry, browserSession: session } };
}

const codeOf = (key: Uint8Array, at: Date) => TOTP.generate({ secret: new Secret({ buffer: new Uint8Array(key).buffer }), timestamp: at.getTime() });

/** Somebody whose app is on; its first code, of `start`, is used up. */
async function withApp(role: Role = 'member') {
  const who = await person(role);
  const key = newAuthenticatorSecret();
  const codes = await connectAuthenticator(await memberCtx(who), { secret: key, code: codeOf(key, start), endOthers: false });
  return { ...who, key, codes };
}

/** The right password; what is owed then. */
async function owed(who: Person, now = start, database: Db = db): Promise<OwedStep> {
  const entered = await signInWithPassword(visit(database, now), { login: who.username, password });
  if (entered.kind !== 'second-step') throw new Error('nothing is owed');
  return entered.step;
}

const pass = async (stepId: string, by: 'app' | 'recovery', code: string, now: Date, database: Db = db) => {
  // In a browser that speaks another language than the person, for whoever it is that answers.
  const ctx = visit(database, now, { locale: 'en' });
  return passSecondStep(ctx, await claimSecondStep(ctx, stepId), { by, code });
};
const sessions = (userId: string) => db.session.count({ where: { userId } });
const letters = async (userId: string) => (await db.mailMessage.findMany({ where: { userId }, orderBy: { createdAt: 'asc' }, select: { template: true } })).map(({ template }) => template);

describe('who is asked', () => {
  it('owner and teacher with a proven address by mail, members not, the first owner without an address not', async () => {
    for (const role of ['owner', 'teacher'] as const) expect(await owed(await person(role))).toMatchObject({ factor: 'mail' });
    expect(await signInWithPassword(visit(db, start), { login: (await person()).username, password })).toMatchObject({ kind: 'signed-in' });
    const bare = await person('owner');
    await db.user.update({ where: { id: bare.userId }, data: { email: null, emailKey: null, emailProvenAt: null } });
    expect(await signInWithPassword(visit(db, start), { login: bare.username, password })).toMatchObject({ kind: 'signed-in', hasEmail: false });
  });

  it('nobody gets a session by the password alone, and the step opens nothing', async () => {
    const who = await person('teacher');
    const before = await sessions(who.userId);
    const step = await owed(who);
    expect(await sessions(who.userId)).toBe(before);
    expect(await resolveViewer(db, `kz-session=${step.id}`, start, false)).toBeNull();
  });

  it('a mailed code is one step, unless there is an app', async () => {
    const teacher = await person('teacher');
    const asked = await askForCode(visit(db, start), teacher.email);
    expect(await answer(visit(db, start), asked.challengeId, { code: '123456' }, teacher.email)).toMatchObject({ kind: 'signed-in' });
    const careful = await withApp();
    const before = await sessions(careful.userId);
    const again = await askForCode(visit(db, start), careful.email);
    const redeemed = await answer(visit(db, start), again.challengeId, { code: '123456' }, careful.email);
    expect(redeemed).toMatchObject({ kind: 'second-step', step: { factor: 'app' } });
    expect(await sessions(careful.userId)).toBe(before);
    if (redeemed.kind !== 'second-step') throw new Error(redeemed.kind);
    expect(await pass(redeemed.step.id, 'app', codeOf(careful.key, later(60)), later(60))).toMatch(/^[\w-]{43}$/);
  });
});

describe('the mailed code', () => {
  const answerLetter = async (stepId: string, challengeId: string, code: string, email: string, now = start) => {
    const ctx = visit(db, now);
    const step = await claimSecondStep(ctx, stepId);
    return passSecondStep(ctx, step, { by: 'mail', claimed: await claimAttempt(ctx, challengeId, ['second_factor']), proof: { code }, email });
  };

  it('goes to the person and lets them in once, of twenty right answers at once', async () => {
    const who = await person('teacher');
    const step = await owed(who);
    const { challengeId } = await requestSecondFactor(visit(db, start), { stepId: step.id, code: '424242' });
    expect(await letterOf(db, challengeId)).toMatchObject({ to: who.email, template: 'accounts.second-factor', code: '424242' });
    const before = await sessions(who.userId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(answerLetter(step.id, challengeId, '424242', who.email))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(await sessions(who.userId)).toBe(before + 1);
    expect(await refusal(answerLetter(step.id, challengeId, '424242', who.email))).toBe(spent);
  }, 60_000);

  it('is worth nothing for another’s step, and neither is the step without its letter', async () => {
    const [one, two] = [await person('teacher'), await person('teacher')];
    const [stepOne, stepTwo] = [await owed(one), await owed(two)];
    const letter = await requestSecondFactor(visit(db, start), { stepId: stepTwo.id, code: '111111' });
    expect(await refusal(answerLetter(stepOne.id, letter.challengeId, '111111', two.email))).toBe('invalid accounts:errors.codeWrong');
    expect(await refusal(answerLetter(stepOne.id, letter.challengeId, '111111', one.email))).toBe('invalid accounts:errors.codeWrong');
    expect(await refusal(answer(visit(db, start), letter.challengeId, { code: '111111' }, two.email, ['second_factor']))).toBe('rate-limited accounts:errors.codeSpent');
    expect(await answerLetter(stepTwo.id, letter.challengeId, '111111', two.email)).toMatch(/^[\w-]{43}$/);
  });

  it('does not do once an app was connected meanwhile', async () => {
    const who = await person('teacher');
    const step = await owed(who);
    const { challengeId } = await requestSecondFactor(visit(db, start), { stepId: step.id, code: '424242' });
    const key = newAuthenticatorSecret();
    await connectAuthenticator(await memberCtx(who), { secret: key, code: codeOf(key, start), endOthers: false });
    expect(await refusal(answerLetter(step.id, challengeId, '424242', who.email))).toBe(spent);
    expect(await refusal(requestSecondFactor(visit(db, start), { stepId: step.id, code: '424242' }))).toBe(spent);
  });

  it('is sent three times a minute at most, counted for the person', async () => {
    const who = await person('teacher');
    for (let letter = 0; letter < 3; letter += 1) await requestSecondFactor(visit(db, start), { stepId: (await owed(who)).id, code: '424242' });
    expect(await refusal(requestSecondFactor(visit(db, start), { stepId: (await owed(who)).id, code: '424242' }))).toBe('rate-limited');
  });
});

describe('the authenticator app', () => {
  it('may be one step early or late', async () => {
    for (const drift of [-30, 0, 30]) {
      const who = await withApp();
      const now = later(300);
      expect(await pass((await owed(who, now)).id, 'app', codeOf(who.key, later(drift, now)), now), `${drift} s`).toMatch(/^[\w-]{43}$/);
    }
    const who = await withApp();
    const now = later(300);
    for (const drift of [-60, 60]) expect(await refusal(pass((await owed(who, now)).id, 'app', codeOf(who.key, later(drift, now)), now)), `${drift} s`).toBe(wrongApp);
  });

  it('never has a code taken twice, nor an earlier one after a later', async () => {
    const who = await withApp();
    const now = later(300);
    const code = codeOf(who.key, now);
    const one = await owed(who, now);
    const two = await owed(who, now);
    expect(await pass(one.id, 'app', code, now)).toMatch(/^[\w-]{43}$/);
    expect(await refusal(pass(two.id, 'app', code, now))).toBe(wrongApp);
    expect(await refusal(pass(two.id, 'app', codeOf(who.key, later(-30, now)), now))).toBe(wrongApp);
    expect(await pass(two.id, 'app', codeOf(who.key, later(30, now)), now)).toMatch(/^[\w-]{43}$/);
  });

  it('nor the code that connected it', async () => {
    const who = await withApp();
    expect(await refusal(pass((await owed(who)).id, 'app', codeOf(who.key, start), start))).toBe(wrongApp);
  });

  it('opens one session of twenty steps answered with one code at once, through two databases’ worth of connections', async () => {
    const who = await withApp();
    const now = later(300);
    const other = createDb({ url, log: createLog('silent'), poolSize: 5 });
    try {
      const steps = [];
      for (let step = 0; step < 20; step += 1) steps.push(await db.secondStep.create({ data: { userId: who.userId, createdAt: now, expiresAt: later(600, now) }, select: { id: true } }));
      await db.rateLimit.deleteMany();
      const before = await sessions(who.userId);
      const answers = await Promise.all(steps.map(({ id }, at) => refusal(pass(id, 'app', codeOf(who.key, now), now, at % 2 ? other.db : db))));
      expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
      expect(await sessions(who.userId)).toBe(before + 1);
    } finally {
      await other.close();
    }
  }, 60_000);

  it('and of two processes', async () => {
    const who = await withApp();
    const now = later(300);
    const code = codeOf(who.key, now);
    const steps = await Promise.all(Array.from({ length: 8 }, () => db.secondStep.create({ data: { userId: who.userId, createdAt: now, expiresAt: later(600, now) }, select: { id: true } })));
    await db.rateLimit.deleteMany();
    const half = (from: number) => answerInAnotherProcess({ url, code, now: now.toISOString(), stepIds: steps.slice(from, from + 4).map(({ id }) => id) });
    const answers = (await Promise.all([half(0), half(4)])).flat();
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(answers.filter((text) => text === 'refused')).toHaveLength(7);
  }, 60_000);

  it('is dead after five wrong answers to one step, also for the right code, and the person is told once a day', async () => {
    const who = await withApp();
    const now = later(300);
    await db.user.update({ where: { id: who.userId }, data: { locale: null } });
    const right = codeOf(who.key, now);
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    const step = await owed(who, now);
    for (let guess = 0; guess < 4; guess += 1) expect(await refusal(pass(step.id, 'app', wrong, now))).toBe(wrongApp);
    expect(await refusal(pass(step.id, 'app', wrong, now))).toBe('invalid second-factor:errors.stepSpent');
    expect(await refusal(pass(step.id, 'app', right, now))).toBe(spent);
    expect((await letters(who.userId)).filter((template) => template === 'accounts.second-step-failed')).toHaveLength(1);
    expect(await db.mailMessage.findFirstOrThrow({ where: { userId: who.userId, template: 'accounts.second-step-failed' } })).toMatchObject({ locale: 'ru' });
    const next = await owed(who, now);
    for (let guess = 0; guess < 5; guess += 1) await refusal(pass(next.id, 'app', wrong, now));
    expect((await letters(who.userId)).filter((template) => template === 'accounts.second-step-failed')).toHaveLength(1);
    // Ten answers in a quarter of an hour: the next step is not looked at, whatever is typed.
    expect(await refusal(pass((await owed(who, now)).id, 'app', right, now))).toBe('rate-limited');
    expect(await pass((await owed(who, later(1000, now))).id, 'app', codeOf(who.key, later(1000, now)), later(1000, now))).toMatch(/^[\w-]{43}$/);
  });

  it('has five of a hundred guesses at once looked at', async () => {
    const who = await withApp();
    const now = later(300);
    const step = await owed(who, now);
    const right = Number(codeOf(who.key, now));
    const guesses = Array.from({ length: 100 }, (_, at) => String((right + at + 1) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => refusal(pass(step.id, 'app', guess, now))));
    expect(answers.filter((text) => text.startsWith('invalid'))).toHaveLength(5);
    expect(answers.filter((text) => text === spent)).toHaveLength(95);
    expect(await sessions(who.userId)).toBe(1);
  }, 60_000);

  it('waits ten minutes, not a second longer, and is swept a day after', async () => {
    const who = await withApp();
    const step = await owed(who, start);
    expect(await refusal(pass(step.id, 'app', codeOf(who.key, later(600)), later(600)))).toBe(spent);
    const other = await owed(who, start);
    expect(await pass(other.id, 'app', codeOf(who.key, later(599)), later(599))).toMatch(/^[\w-]{43}$/);
    await forgetExpired(db, later(600 + 86_401));
    expect(await db.secondStep.count({ where: { userId: who.userId } })).toBe(0);
  });

  it('keeps no key and no recovery code in clear', async () => {
    const who = await withApp();
    const [dump] = await db.$queryRaw<{ text: string }[]>`
      SELECT (SELECT string_agg(a::text, ' ') FROM "Authenticator" a) || (SELECT string_agg(r::text, ' ') FROM "RecoveryCode" r)
        || (SELECT string_agg(s::text, ' ') FROM "SecondStep" s) || (SELECT string_agg(m::text, ' ') FROM "MailMessage" m) || (SELECT string_agg(e::text, ' ') FROM "AuditEvent" e) AS text`;
    await owed(who);
    for (const form of [who.key.toString('hex'), who.key.toString('base64'), new Secret({ buffer: new Uint8Array(who.key).buffer }).base32]) expect(dump?.text).not.toContain(form);
    for (const code of who.codes) {
      expect(dump?.text).not.toContain(code);
      expect(dump?.text).not.toContain(Buffer.from(code.replaceAll('-', '')).toString('hex'));
    }
    const { secret: sealed } = await db.authenticator.findUniqueOrThrow({ where: { userId: who.userId } });
    const thief = await withApp();
    await db.authenticator.update({ where: { userId: thief.userId }, data: { secret: sealed } });
    expect(await refusal(pass((await owed(thief, later(90))).id, 'app', codeOf(who.key, later(90)), later(90))), 'sealed for its person').toBe(wrongApp);
  });

  it('is not connected without its code, and a new one takes the place of the old with new recovery codes', async () => {
    const who = await withApp();
    const key = newAuthenticatorSecret();
    const now = later(120);
    const ctx = await memberCtx(who, now);
    expect(await refusal(connectAuthenticator(ctx, { secret: key, code: '000000', endOthers: false }))).toBe('invalid second-factor:errors.setupCodeWrong');
    expect(await pass((await owed(who, now)).id, 'app', codeOf(who.key, now), now), 'the old one still works').toMatch(/^[\w-]{43}$/);
    const codes = await connectAuthenticator(ctx, { secret: key, code: codeOf(key, now), endOthers: true });
    expect(await sessions(who.userId)).toBe(1);
    expect(await refusal(pass((await owed(who, later(240))).id, 'app', codeOf(who.key, later(240)), later(240)))).toBe(wrongApp);
    expect(await refusal(pass((await owed(who, later(240))).id, 'recovery', who.codes[0] ?? '', later(240)))).toBe('invalid second-factor:errors.recoveryCodeWrong');
    expect(await pass((await owed(who, later(240))).id, 'recovery', codes[0] ?? '', later(240))).toMatch(/^[\w-]{43}$/);
    expect(await letters(who.userId)).toContain('accounts.authenticator-moved');
  });
});

describe('recovery codes', () => {
  it('are ten; each lets in once, of twenty uses at once, and a letter says how many are left', async () => {
    const who = await withApp();
    expect(new Set(who.codes).size).toBe(10);
    const [code = ''] = who.codes;
    await db.rateLimit.deleteMany();
    const steps = await Promise.all(Array.from({ length: 20 }, () => db.secondStep.create({ data: { userId: who.userId, createdAt: start, expiresAt: later(600) }, select: { id: true } })));
    const before = await sessions(who.userId);
    const answers = await Promise.all(steps.map(({ id }) => refusal(pass(id, 'recovery', code.toUpperCase().replaceAll('-', ' '), start))));
    expect(answers.filter((text) => text === 'accepted')).toHaveLength(1);
    expect(await sessions(who.userId)).toBe(before + 1);
    const used = (await letters(who.userId)).filter((template) => template === 'accounts.recovery-code-used');
    expect(used).toHaveLength(1);
    expect(await db.auditEvent.findFirst({ where: { actorId: who.userId, kind: 'recovery-code.used' }, select: { details: true } })).toEqual({ details: { left: 9 } });
    expect((await getSignInSettings(await memberCtx(who))).recoveryLeft).toBe(9);
  }, 60_000);

  it('are worth nothing to anybody else, and nothing once replaced', async () => {
    const [one, two] = [await withApp(), await withApp()];
    expect(await refusal(pass((await owed(one)).id, 'recovery', two.codes[0] ?? '', start))).toBe('invalid second-factor:errors.recoveryCodeWrong');
    const fresh = await renewRecoveryCodes(await memberCtx(one));
    expect(await refusal(pass((await owed(one)).id, 'recovery', one.codes[0] ?? '', start))).toBe('invalid second-factor:errors.recoveryCodeWrong');
    expect(await pass((await owed(one)).id, 'recovery', fresh[9] ?? '', start)).toMatch(/^[\w-]{43}$/);
    expect(await db.recoveryCode.count({ where: { userId: one.userId } })).toBe(10);
    expect(await letters(one.userId)).toContain('accounts.recovery-codes-replaced');
  });

  it('are only for those who have an app', async () => {
    expect(await refusal(renewRecoveryCodes(await memberCtx(await person())))).toBe('conflict second-factor:errors.appMissing');
  });
});

describe('changes', () => {
  it('give up app and recovery codes, tell the person, and are written down', async () => {
    const who = await withApp();
    expect(await chooseSecondFactor(await memberCtx(who), { factor: 'off', endOthers: false })).toBe('chosen');
    expect(await db.authenticator.count({ where: { userId: who.userId } })).toBe(0);
    expect(await db.recoveryCode.count({ where: { userId: who.userId } })).toBe(0);
    expect(await signInWithPassword(visit(db, start), { login: who.username, password })).toMatchObject({ kind: 'signed-in' });
    expect((await letters(who.userId)).filter((template) => template === 'accounts.second-factor-changed')).toHaveLength(2);
    const changes = await db.auditEvent.findMany({ where: { actorId: who.userId, kind: 'second-factor.changed' }, orderBy: { id: 'asc' }, select: { details: true } });
    expect(changes.map(({ details }) => details)).toEqual([{ from: 'off', to: 'app' }, { from: 'app', to: 'off' }]);
  });

  it('to mail need an address, to an app an app; a choice of what holds anyway is no news', async () => {
    const bare = await person();
    expect(await chooseSecondFactor(await memberCtx(bare), { factor: 'app', endOthers: true })).toBe('app-missing');
    await db.user.update({ where: { id: bare.userId }, data: { email: null, emailKey: null, emailProvenAt: null } });
    expect(await refusal(chooseSecondFactor(await memberCtx(bare), { factor: 'mail', endOthers: false }))).toBe('invalid second-factor:errors.noEmail');
    const teacher = await person('teacher');
    const before = (await letters(teacher.userId)).length;
    await chooseSecondFactor(await memberCtx(teacher), { factor: 'mail', endOthers: false });
    expect((await letters(teacher.userId)).length).toBe(before);
    expect((await getSignInSettings(await memberCtx(teacher))).chosen).toBe('mail');
  });

  it('can end every other session', async () => {
    const who = await person();
    await signInWithPassword(visit(db, start), { login: who.username, password });
    expect(await sessions(who.userId)).toBe(2);
    await chooseSecondFactor(await memberCtx(who), { factor: 'mail', endOthers: true });
    expect(await sessions(who.userId)).toBe(1);
  });
});

describe('an owner', () => {
  it('takes somebody’s lost app away: the default holds again, then nothing; the person is told', async () => {
    const owner = await memberCtx(await person('owner'));
    const teacher = await withApp('teacher');
    const waiting = await owed(teacher);
    await resetSecondFactor(owner, teacher.userId);
    expect(await refusal(pass(waiting.id, 'recovery', teacher.codes[0] ?? '', start))).toBe(spent);
    expect(await owed(teacher)).toMatchObject({ factor: 'mail' });
    await resetSecondFactor(owner, teacher.userId);
    expect(await signInWithPassword(visit(db, start), { login: teacher.username, password })).toMatchObject({ kind: 'signed-in' });
    expect((await letters(teacher.userId)).filter((template) => template === 'accounts.second-factor-reset')).toHaveLength(2);
    const [first] = await db.auditEvent.findMany({ where: { kind: 'second-factor.reset', subjectId: teacher.userId }, orderBy: { id: 'asc' } });
    expect(first).toMatchObject({ actorId: owner.viewer.id, details: { from: 'app' } });
  });

  it('is the only one who can, and not for themselves', async () => {
    const who = await withApp();
    for (const role of ['member', 'teacher'] as const) expect(await refusal(resetSecondFactor(await memberCtx(await person(role)), who.userId))).toBe('not-found');
    const owner = await memberCtx(await person('owner'));
    expect(await refusal(resetSecondFactor(owner, owner.viewer.id))).toBe('conflict second-factor:errors.ownFactor');
    expect(await refusal(resetSecondFactor(owner, '0190a0a0-0000-7000-8000-000000000001'))).toBe('not-found');
    expect(await owed(who)).toMatchObject({ factor: 'app' });
  });
});

describe('the command on the house’s own machine', () => {
  it('switches off what nobody else could: by name or address, written down', async () => {
    const owner = await withApp('owner');
    expect(await switchOffSecondFactor(db, owner.email.toUpperCase(), start)).toBe(true);
    expect(await signInWithPassword(visit(db, start), { login: owner.username, password })).toMatchObject({ kind: 'signed-in' });
    expect(await db.auditEvent.findFirst({ where: { kind: 'second-factor.reset', subjectId: owner.userId } })).toMatchObject({ actorId: null, details: { from: 'app', by: 'command' } });
    expect(await switchOffSecondFactor(db, owner.username, start)).toBe(true);
    expect(await switchOffSecondFactor(db, 'nobody-of-this-name', start)).toBe(false);
  });
});

type Work = { url: string; code: string; now: string; stepIds: string[] };

async function answerInAnotherProcess(work: Work): Promise<string[]> {
  const child = fork('tests/support/answer-second-steps.ts', [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  child.send(work);
  const [answers] = (await once(child, 'message')) as [string[]];
  return answers;
}
