import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { botData } from '#app/engines/bot/index.server.ts';
import { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import { libraryManifest } from '#app/domains/library/manifest.server.ts';
import { accountData, cancelDeletion, deactivateAccount, forgetExpired, keepingAnOwner, requestDeletion, resolveViewer, sessionCookieName, signInWithPassword } from '#app/kernel/accounts/index.server.ts';
import { deleteDuePeople } from '#app/kernel/accounts/commands/delete-due-people.server.ts';
import { resolveBearer } from '#app/kernel/accounts/tokens/bearer.server.ts';
import { createPersonalToken } from '#app/kernel/accounts/tokens/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { profilesVisibleTo } from '#app/kernel/accounts/policies.ts';
import { createFilesData } from '#app/kernel/files/index.server.ts';
import { sweepFiles } from '#app/kernel/files/commands/sweep-files.server.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { later, moveTo, signedIn, soon } from './credentials-scene.ts';
import { address, answer, askForCode, password, refusal, register, visit } from './visit.ts';
import { rowsWith, tablesOfPeople, wholeLife } from './whole-life.ts';

const { db } = await testDatabase({ poolSize: 12 });
const files = testFiles();
const day = 86_400_000;
const viewerOf = (session: string, now = new Date()) => resolveViewer(db, `${sessionCookieName(false)}=${session}`, now, false);

async function memberOf(session: string, now = new Date()): Promise<MemberCtx> {
  const viewer = await viewerOf(session, now);
  if (!viewer) throw new Error('nobody is signed in');
  return { ...visit(db, now), viewer };
}

const deleteDue = (now: Date) => deleteDuePeople({ db, now, log: createLog('silent'), areas: [accountData, libraryManifest.personalData, titlesManifest.personalData, createFilesData(files.storage), botData] });
const letters = (userId: string) => db.mailMessage.findMany({ where: { userId, template: { in: ['accounts.deactivated', 'accounts.deletion-requested'] } } });

describe('a deactivated account', () => {
  it('is out everywhere and unseen, gets one letter, and is back by a code', async () => {
    const { session, userId, email } = await register(db, 'tired');
    const other = await answerCode(email);
    const stranger = await createPerson(db);
    await deactivateAccount(await memberOf(session));
    expect(await viewerOf(session)).toBeNull();
    expect(await viewerOf(other)).toBeNull();
    expect(await db.session.count({ where: { userId } })).toBe(0);
    const seen = () => db.user.count({ where: { AND: [{ id: userId }, profilesVisibleTo({ id: stranger.id, role: 'member' })] } });
    expect(await seen()).toBe(0);
    expect(await letters(userId)).toHaveLength(1);
    expect(await viewerOf(await answerCode(email))).toMatchObject({ id: userId });
    expect(await seen()).toBe(1);
    expect(await db.auditEvent.count({ where: { actorId: userId, kind: { in: ['account.deactivated', 'account.reactivated'] } } })).toBe(2);
  });

  it('is back by a password, and of twenty who come back at once all come in', async () => {
    const { session, userId } = await register(db, 'resting');
    await deactivateAccount(await memberOf(session));
    const entered = await Promise.all(Array.from({ length: 10 }, () => signInWithPassword(visit(db), { login: 'resting', password })));
    expect(entered.every(({ kind }) => kind === 'signed-in')).toBe(true);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ deactivatedAt: null });
    expect(await db.auditEvent.count({ where: { actorId: userId, kind: 'account.reactivated' } })).toBe(1);
  });

  it('of somebody whom an owner sent away stays away', async () => {
    const { userId, email } = await register(db, 'sent-off');
    await db.user.update({ where: { id: userId }, data: { deactivatedAt: new Date(), blockedAt: new Date() } });
    expect(await refusal(signInWithPassword(visit(db), { login: 'sent-off', password }))).toBe('invalid accounts:errors.signIn');
    const { challengeId } = await askForCode(visit(db), email);
    expect(await refusal(answer(visit(db), challengeId, { code: '123456' }, email))).toBe('conflict accounts:errors.accountClosed');
    expect(await db.session.count({ where: { userId } })).toBe(1);
  });

  it('is not deleted: a rest takes back what was asked for before, and nothing can be asked for behind it', async () => {
    const { session, userId } = await register(db, 'rests-instead');
    const now = new Date();
    const ctx = await memberOf(session, now);
    await requestDeletion(ctx, { username: 'rests-instead' });
    await deactivateAccount(ctx);
    await requestDeletion(ctx, { username: 'rests-instead' });
    expect(await db.user.findUniqueOrThrow({ where: { id: userId }, select: { deletionDueAt: true } })).toEqual({ deletionDueAt: null });
    expect(await db.auditEvent.count({ where: { actorId: userId, kind: 'account.deletion-cancelled' } })).toBe(1);
    await deleteDue(new Date(now.getTime() + 31 * day));
    expect(await db.user.count({ where: { id: userId } })).toBe(1);
  });

  it('can be blocked only while it is off', async () => {
    const { userId } = await register(db, 'odd-state');
    await expect(db.user.update({ where: { id: userId }, data: { blockedAt: new Date() } })).rejects.toThrow();
  });
});

async function answerCode(email: string): Promise<string> {
  const ctx = visit(db);
  const { challengeId } = await askForCode(ctx, email);
  const entered = await answer(ctx, challengeId, { code: '123456' }, email);
  if (entered.kind !== 'signed-in') throw new Error(entered.kind);
  return entered.session;
}

describe('the last owner', () => {
  const ownersCtx = async () => Promise.all([1, 2].map(async () => ({ ...visit(db), viewer: await createPerson(db, { role: 'owner' }) })));
  const ways: [string, (ctx: MemberCtx) => Promise<unknown>][] = [
    ['deactivates', (ctx) => deactivateAccount(ctx)],
    ['asks to be deleted', (ctx) => requestDeletion(ctx, { username: ctx.viewer.username })],
    ['is demoted', (ctx) => keepingAnOwner(() => db.user.update({ where: { id: ctx.viewer.id }, data: { role: 'teacher' } }))],
    ['is deleted', (ctx) => keepingAnOwner(() => db.user.delete({ where: { id: ctx.viewer.id } }))],
  ];

  for (const [one, leave] of ways) {
    for (const [other, also] of ways) {
      it(`stays when one ${one} while the other ${other}`, async () => {
        const [first, second] = await ownersCtx();
        // Only these two.
        await db.user.updateMany({ where: { role: 'owner', id: { notIn: [first!.viewer.id, second!.viewer.id] } }, data: { role: 'member' } });
        const outcomes = await Promise.all([refusal(leave(first!)), refusal(also(second!))]);
        expect(outcomes.sort()).toEqual(['accepted', 'conflict accounts:errors.lastOwner']);
        expect(await db.user.count({ where: { role: 'owner', deactivatedAt: null, deletionDueAt: null } })).toBe(1);
      });
    }
  }

  it('may leave once there is another, and is let go when the day comes', async () => {
    const [first] = await ownersCtx();
    const now = new Date();
    await requestDeletion({ ...first!, now }, { username: first!.viewer.username });
    await deleteDue(new Date(now.getTime() + 30 * day));
    expect(await db.user.count({ where: { id: first!.viewer.id } })).toBe(0);
  });
});

describe('asking to be deleted', () => {
  it('needs one’s own name, sets a day once, and sends one letter', async () => {
    const { session, userId } = await register(db, 'Leaver');
    const now = new Date();
    const ctx = await memberOf(session, now);
    expect(await refusal(requestDeletion(ctx, { username: 'somebody else' }))).toBe('invalid data:errors.otherName');
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ deletionDueAt: null });
    await Promise.all(Array.from({ length: 10 }, () => requestDeletion(ctx, { username: 'LEAVER' })));
    await requestDeletion({ ...ctx, now: new Date(now.getTime() + 5 * day) }, { username: 'leaver' });
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ deletionDueAt: new Date(now.getTime() + 30 * day) });
    expect(await letters(userId)).toHaveLength(1);
    expect(await viewerOf(session)).toMatchObject({ deletionDueAt: new Date(now.getTime() + 30 * day) });
  });

  it('ends no token before the day: a change of mind finds programs and scripts as they were', async () => {
    const { session, userId } = await register(db, 'has-scripts');
    const now = new Date();
    const ctx = await memberOf(session, now);
    const token = await createPersonalToken(ctx, { id: uuidv7(), name: 'a script', scopes: ['library:read'], days: null });
    await db.tokenFamily.create({ data: { userId, expiresAt: new Date(now.getTime() + 90 * day) } });
    const house = { secret: 'not asked for', before: [], baseUrl: 'https://example.org' } as never;
    const opens = async (at: number) => typeof (await resolveBearer(db, `Bearer ${token}`, house, new Date(now.getTime() + at))) === 'object';
    await requestDeletion(ctx, { username: 'has-scripts' });
    expect([await opens(1000), await opens(30 * day)]).toEqual([true, false]);
    expect(await cancelDeletion(ctx)).toBe(true);
    expect(await opens(1000)).toBe(true);
    expect(await db.tokenFamily.count({ where: { userId } })).toBe(1);
  });

  it('can be taken back until the day, to the second, and not after', async () => {
    // The same moment: a session nobody uses lasts as long as the wait.
    const now = new Date();
    const { session, userId } = await register(db, 'wavering', undefined, now);
    await requestDeletion(await memberOf(session, now), { username: 'wavering' });
    const due = now.getTime() + 30 * day;
    const last = await memberOf(session, new Date(due - 1000)).catch(() => null);
    expect(last).not.toBeNull();
    expect(await viewerOf(session, new Date(due))).toBeNull();
    expect(await cancelDeletion({ ...last!, now: new Date(due) })).toBe(false);
    expect(await refusal(signInWithPassword(visit(db, new Date(due)), { login: 'wavering', password }))).toBe('conflict accounts:errors.accountClosed');
    expect(await cancelDeletion({ ...last!, now: new Date(due - 1000) })).toBe(true);
    expect(await cancelDeletion({ ...last!, now: new Date(due - 1000) })).toBe(false);
    await deleteDue(new Date(due + day));
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ deletionDueAt: null });
  });
});

describe('deletion', () => {
  it('leaves nothing of a person: no row, no word, no file; and everything of the others', async () => {
    const [person, neighbour] = [await wholeLife(db, files), await wholeLife(db, files)];
    const tables = await tablesOfPeople(db);
    expect(tables.length).toBeGreaterThan(15);
    for (const { table, column } of tables) {
      const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${person.id}::uuid`;
      expect(rows.length, `the test knows nothing about ${table}.${column}`).toBeGreaterThan(0);
    }
    const words = [person.id, person.username, String(person.email)];
    const neighbours = [neighbour.id, neighbour.username, String(neighbour.email)];
    const before = await rowsWith(db, neighbours);
    const keys = await keysOf(person.id);
    expect(keys.length).toBeGreaterThan(4);
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    expect(await deleteDue(new Date(now.getTime() - 1))).toBe(0);
    expect(await deleteDue(now)).toBe(1);
    const left = await rowsWith(db, words);
    // The journal keeps what happened, without who, from where and what it said.
    expect(left.filter((row) => !row.startsWith('AuditEvent'))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((row) => /10\.1\.2\.3|username|details":\{/.test(row) || row.includes(person.username))).toEqual([]);
    expect(await db.auditEvent.count({ where: { kind: 'account.deleted', actorId: person.id } })).toBe(1);
    expect(await rowsWith(db, neighbours)).toEqual(before);
    await sweepFiles({ db, files, now: new Date(now.getTime() + 2 * day) });
    for (const key of keys) expect(await files.storage.head(key), key).toBeNull();
    for (const key of await keysOf(neighbour.id)) expect(await files.storage.head(key)).not.toBeNull();
  });

  it('of somebody with a large library goes in pieces, and can be broken off and begun again', async () => {
    const person = await wholeLife(db, files);
    const books = Array.from({ length: 1_700 }, (_, at) => ({ ownerId: person.id, title: `Book ${at}`, titleKey: `book ${at}`, matchKey: `book ${at}|` }));
    await db.book.createMany({ data: books });
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    const broken = { ...libraryManifest.personalData, forget: async () => { throw new Error('power cut'); } };
    await expect(deleteDuePeople({ db, now, log: createLog('silent'), areas: [libraryManifest.personalData, broken] })).rejects.toThrow('power cut');
    expect(await db.book.count({ where: { ownerId: person.id } })).toBe(0);
    expect(await deleteDue(now)).toBe(1);
    expect(await db.user.count({ where: { id: person.id } })).toBe(0);
  });

  it('leaves the house its sign', async () => {
    const [person, heir] = [await wholeLife(db, files, 'owner'), await createPerson(db, { role: 'owner' })];
    await db.user.updateMany({ where: { role: 'owner', id: { notIn: [person.id, heir.id] } }, data: { role: 'member' } });
    const logo = await db.storedFile.findFirstOrThrow({ where: { ownerId: person.id, kind: 'picture' } });
    await db.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, logoId: logo.id }, update: { logoId: logo.id } });
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    expect(await deleteDue(now)).toBe(1);
    expect(await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({ logoId: logo.id });
    expect(await db.storedFile.findUniqueOrThrow({ where: { id: logo.id } })).toMatchObject({ ownerId: heir.id });
    await sweepFiles({ db, files, now: new Date(now.getTime() + 2 * day) });
    expect(await files.storage.head(logo.storageKey)).not.toBeNull();
  });

  it('leaves the house its sign that the next owner has as well', async () => {
    const [person, heir] = [await wholeLife(db, files, 'owner'), await createPerson(db, { role: 'owner' })];
    await db.user.updateMany({ where: { role: 'owner', id: { notIn: [person.id, heir.id] } }, data: { role: 'member' } });
    const { id, ...logo } = await db.storedFile.findFirstOrThrow({ where: { ownerId: person.id, kind: 'picture' } });
    const same = await db.storedFile.create({ data: { ...logo, ownerId: heir.id, storageKey: `heirs/${logo.storageKey}` } });
    await db.houseSettings.upsert({ where: { id: 1 }, create: { id: 1, logoId: id }, update: { logoId: id } });
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    expect(await deleteDue(now)).toBe(1);
    expect(await db.houseSettings.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({ logoId: same.id });
  });

  it('leaves titles their covers, also one that an owner has as well', async () => {
    const [person, heir] = [await wholeLife(db, files), await createPerson(db, { role: 'owner' })];
    await db.user.updateMany({ where: { role: 'owner', id: { not: heir.id } }, data: { role: 'member' } });
    const file = (ownerId: string, sign: number) => db.storedFile.create({ data: { ownerId, kind: 'picture', name: 'cover', type: 'image/webp', sha256: new Uint8Array(32).fill(sign), size: 10, storageKey: `covers/${ownerId}-${sign}` }, select: { id: true } });
    const [own, shared, theirs] = [await file(person.id, 1), await file(person.id, 2), await file(heir.id, 2)];
    const titles = await Promise.all([own, shared].map(({ id: coverId }, at) => db.title.create({ data: { type: 'film', name: `Covered ${at}`, nameKey: `covered ${at}`, createdById: person.id, coverId }, select: { id: true } })));
    const before = await file(person.id, 3);
    await db.title.update({ where: { id: titles[0]?.id ?? '' }, data: { formerCoverId: before.id, formerCoverAt: new Date() } });
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    expect(await deleteDue(now)).toBe(1);
    expect(await db.storedFile.findUniqueOrThrow({ where: { id: before.id }, select: { ownerId: true } })).toEqual({ ownerId: heir.id });
    const covers = await Promise.all(titles.map(({ id }) => db.title.findUniqueOrThrow({ where: { id }, select: { coverId: true, cover: { select: { ownerId: true } } } })));
    expect(covers).toEqual([{ coverId: own.id, cover: { ownerId: heir.id } }, { coverId: theirs.id, cover: { ownerId: heir.id } }]);
  });

  it('takes the letters that went to an earlier address before there was an account, when the way back is long over', async () => {
    const { session, userId, email } = await register(db, 'moved-away', `Moved-${address()}`);
    const neighbour = await register(db, 'stays-here');
    const changed = await moveTo(await signedIn(db, session, soon()), address());
    await moveTo(await signedIn(db, changed, later(soon(), 120)), address());
    const now = new Date(Date.now() + 20 * day);
    await forgetExpired(db, now);
    expect(await db.emailChange.count({ where: { userId } })).toBe(0);
    await db.user.update({ where: { id: userId }, data: { deletionDueAt: now } });
    expect(await deleteDue(now)).toBe(1);
    expect(await db.mailMessage.findMany({ where: { to: { equals: email, mode: 'insensitive' } }, select: { template: true } })).toEqual([]);
    expect(await db.mailMessage.count({ where: { to: neighbour.email } })).toBe(1);
  });

  it('of an address that is somebody else’s by now leaves them their letters', async () => {
    const person = await wholeLife(db, files);
    const heir = await createPerson(db, { email: `old-${person.email}` });
    await db.mailMessage.create({ data: { userId: heir.id, to: String(heir.email), idempotencyKey: 'heir', template: 'accounts.sign-in', locale: 'ru', timeZone: 'UTC' } });
    const now = new Date();
    await db.user.update({ where: { id: person.id }, data: { deletionDueAt: now } });
    await deleteDue(now);
    expect(await db.mailMessage.count({ where: { userId: heir.id } })).toBe(1);
    expect(await db.user.count({ where: { id: heir.id } })).toBe(1);
  });
});

async function keysOf(ownerId: string): Promise<string[]> {
  const rows = await db.storedFile.findMany({ where: { ownerId }, select: { storageKey: true, variants: { select: { storageKey: true } } } });
  return rows.flatMap(({ storageKey, variants }) => [storageKey, ...variants.map((variant) => variant.storageKey)]);
}
