import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { resetSecondFactor } from '#app/kernel/accounts/index.server.ts';
import { effectiveFactor } from '#app/kernel/accounts/model/second-factor.ts';
import { changeRole, deactivatePeople, endPeopleSessions, getPerson, listPeople, listPersonTokens, reactivatePerson } from '#app/kernel/administration/index.server.ts';
import { peopleSorts, readPeopleView } from '#app/kernel/administration/model/people-view.ts';
import { personOrders } from '#app/kernel/administration/queries/person-orders.server.ts';
import { startSession } from '#app/kernel/accounts/session.server.ts';
import { Prisma, inTransaction } from '#app/platform/db/client.server.ts';
import { keyset } from '#app/platform/db/keyset.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { refusal } from '../accounts/visit.ts';
import { ctxOf, personOf } from './owner-scene.ts';

const { db } = await testDatabase();
const view = (query: string) => readPeopleView(new URLSearchParams(query));
const session = (userId: string) => inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '', userAgent: '', replaces: null }));

beforeEach(async () => {
  // The database lets nobody take its last owner away, so everybody goes in one statement that no trigger sees.
  await db.$executeRaw`TRUNCATE "User", "AuditEvent", "MailMessage" CASCADE`;
});

describe('the list of people', () => {
  test('finds by names and address, with е for ё, part of a word, and with a typing mistake', async () => {
    const owner = await personOf(db, 'owner', 'keeper');
    const anna = await personOf(db, 'member', 'анна-б');
    await db.user.update({ where: { id: anna.id }, data: { firstName: 'Алёна', lastName: 'Преображенская', email: 'Alyona.P@Example.ORG', emailKey: 'alyona.p@example.org' } });
    const found = async (q: string) => {
      const { rows, similar } = await listPeople(ctxOf(db, owner), readPeopleView(new URLSearchParams({ q })));
      return { names: rows.map(({ username }) => username), similar };
    };
    for (const q of ['анна', 'АЛЕНА', 'алёна преобр', 'преобр алена', 'alyona.p@', 'EXAMPLE.org алёна']) expect(await found(q), q).toEqual({ names: ['анна-б'], similar: false });
    expect(await found('Преображинская')).toEqual({ names: ['анна-б'], similar: true });
    for (const q of ['%', '_', '\\', "' OR 1=1 --", '💥', 'a'.repeat(5000), '(((', '$1']) expect((await found(q)).names, q).not.toContain('анна-б');
    for (const nothing of ['', '\u0000', '\ud800']) expect(await found(nothing), nothing).toEqual({ names: ['анна-б', 'keeper'], similar: false });
  });

  test('filters by role, state and second factor, and says of the factor what signing in says', async () => {
    const owner = await personOf(db, 'owner', 'keeper');
    const now = new Date();
    const combinations = (['member', 'teacher'] as const).flatMap((role) => ([null, 'off', 'mail', 'app'] as const).flatMap((chosen) => [true, false].flatMap((isProven) => [true, false].map((hasApp) => ({ role, chosen, isProven, hasApp })))));
    const expected = new Map<string, string>();
    for (const [at, { role, chosen, isProven, hasApp }] of combinations.entries()) {
      const { id, username } = await personOf(db, role, `factor-${at}`);
      await db.user.update({ where: { id }, data: { secondFactor: chosen, emailProvenAt: isProven ? now : null, lastSeenAt: now } });
      if (hasApp) await db.authenticator.create({ data: { userId: id, secret: new Uint8Array([1]), confirmedAt: now } });
      expected.set(username, effectiveFactor({ chosen, role, hasProvenEmail: isProven, hasApp }));
    }
    const of = async (query: string) => (await listPeople(ctxOf(db, owner), view(query))).rows;
    const all = await of('');
    for (const [username, factor] of expected) expect(all.find((row) => row.username === username)?.factor, username).toBe(factor);
    const names = (rows: { username: string }[]) => rows.map(({ username }) => username).sort();
    const withFactor = [...expected].filter(([, factor]) => factor !== 'off').map(([name]) => name);
    expect(names(await of('factor=on'))).toEqual([...withFactor, 'keeper'].sort());
    expect(names(await of('factor=off'))).toEqual([...expected.keys()].filter((name) => !withFactor.includes(name)).sort());
    expect(names(await of('role=owner'))).toEqual(['keeper']);
    expect(names(await of('role=teacher'))).toHaveLength(16);
    expect(names(await of('state=never'))).toEqual(['keeper']);
    const [blocked, leaving] = [await personOf(db, 'member', 'blocked'), await personOf(db, 'member', 'leaving')];
    await db.user.update({ where: { id: blocked.id }, data: { deactivatedAt: now, blockedAt: now } });
    await db.user.update({ where: { id: leaving.id }, data: { deletionDueAt: now } });
    expect((await of('state=deactivated')).map(({ username, standing }) => [username, standing])).toEqual([['blocked', 'blocked']]);
    expect((await of('state=leaving')).map(({ username, standing }) => [username, standing])).toEqual([['leaving', 'leaving']]);
    expect(names(await of('state=active'))).not.toContain('blocked');
  });

  test('is whole in every order, page by page, forth and back, among people who joined and came at one moment', async () => {
    const owner = await personOf(db, 'owner', 'keeper');
    await db.$executeRaw`
      INSERT INTO "User" ("id", "username", "usernameKey", "joinedAt", "lastSeenAt")
      SELECT gen_random_uuid(), 'p' || i % 7 || '-' || i, 'p' || i, '2026-01-01'::timestamptz + (i / 40) * interval '1 day', CASE WHEN i % 3 = 0 THEN NULL ELSE '2026-02-01'::timestamptz END FROM generate_series(1, 160) i`;
    for (const sort of peopleSorts) {
      const seen: string[] = [];
      let after: string | null = null;
      let last: Awaited<ReturnType<typeof listPeople>>;
      do {
        last = await listPeople(ctxOf(db, owner), { ...view(`sort=${sort}`), after });
        seen.push(...last.rows.map(({ id }) => id));
        after = last.next;
      } while (after);
      expect(new Set(seen).size, sort).toBe(161);
      expect(seen).toHaveLength(161);
      const back = await listPeople(ctxOf(db, owner), { ...view(`sort=${sort}`), after: last.previous });
      expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(100, 150));
    }
  });

  test('walks an index in every order, for a search, and for a filter that picks a few of ten thousand', async () => {
    await db.$executeRaw`
      INSERT INTO "User" ("id", "username", "usernameKey", "email", "emailKey", "joinedAt", "lastSeenAt", "role")
      SELECT gen_random_uuid(), 'reader-' || i, 'reader' || i, 'r' || i || '@example.org', 'r' || i || '@example.org', now() - i * interval '1 hour', now() - i * interval '1 minute',
        (CASE WHEN i % 1000 = 0 THEN 'teacher' ELSE 'member' END)::"Role" FROM generate_series(1, 10000) i`;
    await db.$executeRaw`VACUUM ANALYZE "User"`;
    const planOf = async (where: Prisma.Sql, sort: (typeof peopleSorts)[number] = 'joined') => {
      const page = keyset(personOrders[sort], null, 50);
      const lines = await db.$queryRaw<Record<string, string>[]>`EXPLAIN SELECT u."id" FROM "User" u WHERE ${where} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
      return lines.flatMap((line) => Object.values(line)).join('\n');
    };
    for (const sort of peopleSorts) {
      const plan = await planOf(Prisma.sql`TRUE`, sort);
      expect(plan).toContain(`User_people_${sort}_idx`);
      expect(plan).not.toContain('Sort');
    }
    expect(await planOf(Prisma.sql`u."role" = 'teacher' AND u."role" <> 'member'`)).toContain('User_people_staff_idx');
    expect(await planOf(Prisma.sql`u."deactivatedAt" IS NOT NULL`)).toContain('User_people_deactivated_idx');
    expect(await planOf(Prisma.sql`person_search_text(u."username", u."firstName", u."lastName", u."email") LIKE '%reader-7777%'`)).toContain('User_people_search_idx');
  });

  test('is there for an owner only, like everything here', async () => {
    const someone = await personOf(db);
    for (const role of ['member', 'teacher'] as const) {
      const ctx = ctxOf(db, { ...someone, role });
      const answers = await Promise.all([
        refusal(listPeople(ctx, view(''))), refusal(getPerson(ctx, someone.id)), refusal(changeRole(ctx, { personId: someone.id, role: 'owner' })),
        refusal(deactivatePeople(ctx, [someone.id])), refusal(reactivatePerson(ctx, someone.id)), refusal(endPeopleSessions(ctx, { ids: [someone.id] })),
      ]);
      expect(new Set(answers)).toEqual(new Set(['not-found']));
    }
    expect(await db.auditEvent.count()).toBe(0);
  });
});

describe('an owner and other people’s accounts', () => {
  test('a role changes once, with a letter in the person’s language and a line in the journal', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await db.user.update({ where: { id: tom.id }, data: { locale: 'ru' } });
    await Promise.all([1, 2, 3].map(() => changeRole(ctxOf(db, owner), { personId: tom.id, role: 'teacher' })));
    expect(await db.user.findUniqueOrThrow({ where: { id: tom.id }, select: { role: true } })).toEqual({ role: 'teacher' });
    expect(await db.mailMessage.findMany({ select: { to: true, template: true, locale: true } })).toEqual([{ to: tom.email, template: 'people.role-changed', locale: 'ru' }]);
    expect(await db.auditEvent.findMany({ select: { kind: true, actorId: true, subjectId: true, ip: true, details: true } }))
      .toEqual([{ kind: 'person.role-changed', actorId: owner.id, subjectId: tom.id, ip: '203.0.113.7', details: { from: 'member', to: 'teacher' } }]);
    expect(await refusal(changeRole(ctxOf(db, owner), { personId: '0190a0a0-0000-7000-8000-000000000001', role: 'teacher' }))).toBe('not-found');
  });

  test('who chose no language is written to in the house’s, not in the owner’s', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await db.user.update({ where: { id: tom.id }, data: { locale: null } });
    const ctx = ctxOf(db, owner);
    await changeRole(ctx, { personId: tom.id, role: 'teacher' });
    await resetSecondFactor(ctx, tom.id);
    await deactivatePeople(ctx, [tom.id]);
    expect(await db.mailMessage.findMany({ select: { template: true, locale: true }, orderBy: { template: 'asc' } }))
      .toEqual(['accounts.second-factor-reset', 'people.deactivated', 'people.role-changed'].map((template) => ({ template, locale: 'ru' })));
  });

  test('the last owner stays one, alone and when two take it from each other at once', async () => {
    for (let round = 0; round < 12; round += 1) {
      await db.$executeRaw`TRUNCATE "User" CASCADE`;
      const [a, b] = [await personOf(db, 'owner'), await personOf(db, 'owner')];
      const acts = [
        round % 3 === 1 ? deactivatePeople(ctxOf(db, a), [b.id]) : changeRole(ctxOf(db, a), { personId: b.id, role: 'member' }),
        round % 3 === 2 ? deactivatePeople(ctxOf(db, b), [a.id]) : changeRole(ctxOf(db, b), { personId: a.id, role: 'member' }),
      ];
      const answers = await Promise.all(acts.map(refusal));
      expect(answers.sort()).toEqual(['accepted', 'conflict accounts:errors.lastOwner']);
      expect(await db.user.count({ where: { role: 'owner', deactivatedAt: null } })).toBe(1);
    }
    const last = await db.user.findFirstOrThrow({ where: { role: 'owner', deactivatedAt: null } });
    const viewer = { ...(await personOf(db)), id: last.id, role: 'owner' as const };
    expect(await refusal(changeRole(ctxOf(db, viewer), { personId: last.id, role: 'member' }))).toBe('conflict accounts:errors.lastOwner');
  });

  test('a closed account has no session, no half-done sign-in and no open letter; it is opened again by an owner only', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await session(tom.id);
    await db.secondStep.create({ data: { userId: tom.id, expiresAt: new Date(Date.now() + 60_000) } });
    await db.loginChallenge.create({ data: { purpose: 'sign_in', emailKey: tom.email!, userId: tom.id, codeHash: 'x', linkHash: new Uint8Array([1]), expiresAt: new Date(Date.now() + 60_000) } });
    const done = await Promise.all([1, 2].map(() => deactivatePeople(ctxOf(db, owner), [tom.id, tom.id])));
    expect(done.reduce((all, count) => all + count, 0)).toBe(1);
    expect([await db.session.count(), await db.secondStep.count(), await db.loginChallenge.count({ where: { retiredAt: null } })]).toEqual([0, 0, 0]);
    expect((await getPerson(ctxOf(db, owner), tom.id)).standing).toBe('blocked');
    await reactivatePerson(ctxOf(db, owner), tom.id);
    await reactivatePerson(ctxOf(db, owner), tom.id);
    expect((await getPerson(ctxOf(db, owner), tom.id)).standing).toBe('active');
    expect((await db.mailMessage.findMany({ orderBy: { id: 'asc' } })).map(({ template }) => template)).toEqual(['people.deactivated', 'people.reactivated']);
    expect((await db.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([['person.deactivated', tom.id], ['person.reactivated', tom.id]]);
  });

  test('a closed account that was at rest before is at rest when it is opened again', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await db.user.update({ where: { id: tom.id }, data: { deactivatedAt: new Date(Date.now() - 86_400_000) } });
    await deactivatePeople(ctxOf(db, owner), [tom.id]);
    await reactivatePerson(ctxOf(db, owner), tom.id);
    expect((await getPerson(ctxOf(db, owner), tom.id)).standing).toBe('resting');
  });

  test('closing takes a deletion back that was asked for, and says so in the journal; one whose day has come goes on', async () => {
    const [owner, tom, kate] = [await personOf(db, 'owner'), await personOf(db), await personOf(db)];
    const now = Date.now();
    await db.user.update({ where: { id: tom.id }, data: { deletionDueAt: new Date(now + 86_400_000) } });
    await db.user.update({ where: { id: kate.id }, data: { deletionDueAt: new Date(now - 60_000) } });
    await deactivatePeople(ctxOf(db, owner), [tom.id, kate.id]);
    const left = await db.user.findMany({ where: { id: { in: [tom.id, kate.id] } }, select: { id: true, deletionDueAt: true } });
    expect(new Map(left.map(({ id, deletionDueAt }) => [id, deletionDueAt !== null]))).toEqual(new Map([[tom.id, false], [kate.id, true]]));
    expect(await db.auditEvent.findMany({ where: { kind: 'account.deletion-cancelled' }, select: { actorId: true, subjectId: true } })).toEqual([{ actorId: owner.id, subjectId: tom.id }]);
    await reactivatePerson(ctxOf(db, owner), tom.id);
    expect((await getPerson(ctxOf(db, owner), tom.id)).standing).toBe('active');
  });

  test('somebody who only has clients of the API: they end, are counted and written down, and their person hears of it', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await db.tokenFamily.create({ data: { userId: tom.id, expiresAt: new Date(Date.now() + 86_400_000) } });
    await session(owner.id);
    const own = await db.session.findFirstOrThrow({ where: { userId: owner.id } });
    expect(await endPeopleSessions(ctxOf(db, { ...owner, sessionId: own.publicId }), { ids: [tom.id] })).toBe(1);
    expect(await db.auditEvent.count({ where: { kind: 'person.sessions-ended', subjectId: tom.id } })).toBe(1);
    expect((await db.mailMessage.findMany()).map(({ template }) => template)).toEqual(['people.sessions-ended']);
  });

  test('whatever acts for somebody is listed and ends, one by one or all of it: browsers, programs, and the tokens of their scripts', async () => {
    const [owner, tom, kate] = [await personOf(db, 'owner'), await personOf(db), await personOf(db)];
    const tokenOf = (userId: string, name: string, expiresAt: Date | null = null) =>
      db.personalToken.create({ data: { userId, name, tokenHash: new Uint8Array(randomBytes(32)), ending: 'Q3xZ', scopes: ['library:read'], expiresAt }, select: { id: true } });
    for (const { id } of [tom, owner]) await session(id);
    const [client, script, kates] = [await db.tokenFamily.create({ data: { userId: tom.id, expiresAt: new Date(Date.now() + 86_400_000), userAgent: 'shelf-sync/2' } }), await tokenOf(tom.id, 'backup of my shelf'), await tokenOf(kate.id, 'another’s')];
    await tokenOf(tom.id, 'an older one', new Date(Date.now() - 1_000));
    const own = await db.session.findFirstOrThrow({ where: { userId: owner.id } });
    const ctx = ctxOf(db, { ...owner, sessionId: own.publicId });

    const listed = await listPersonTokens(ctx, tom.id);
    expect(listed.clients.map(({ id, agent }) => [id, agent])).toEqual([[client.id, 'shelf-sync/2']]);
    expect(listed.tokens.map(({ name, scopes, isOver, lastUsedAt }) => [name, scopes, isOver, lastUsedAt])).toEqual([['an older one', ['library:read'], true, null], ['backup of my shelf', ['library:read'], false, null]]);
    expect(JSON.stringify(listed)).not.toMatch(/Q3xZ|tokenHash/);
    expect(await getPerson(ctx, tom.id)).toMatchObject({ sessions: 2, tokens: 1 });

    expect(await endPeopleSessions(ctx, { ids: [tom.id], session: kates.id })).toBe(0);
    expect(await endPeopleSessions(ctx, { ids: [tom.id], session: script.id })).toBe(1);
    expect([await db.session.count({ where: { userId: tom.id } }), await db.tokenFamily.count(), await db.personalToken.count({ where: { userId: tom.id } })]).toEqual([1, 1, 1]);
    await db.telegramPairing.create({ data: { userId: tom.id, tokenHash: new Uint8Array(32), expiresAt: new Date(Date.now() + 900_000) } });
    expect(await endPeopleSessions({ ...ctx, now: new Date(ctx.now.getTime() + 1) }, { ids: [tom.id] })).toBe(3);
    expect(await db.telegramPairing.count({ where: { userId: tom.id } }), 'what was on its way in').toBe(0);
    expect([await db.session.count({ where: { userId: tom.id } }), await db.tokenFamily.count(), await db.personalToken.findMany({ select: { id: true } })]).toEqual([0, 0, [{ id: kates.id }]]);
    expect((await db.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ kind, details }) => [kind, details])).toEqual([['person.sessions-ended', { count: 0, tokens: 1 }], ['person.sessions-ended', { count: 2, tokens: 1 }]]);
    expect(await db.mailMessage.count({ where: { template: 'people.sessions-ended', userId: tom.id } })).toBe(2);
    expect(await refusal(listPersonTokens(ctxOf(db, tom), kate.id))).toBe('not-found');
  });

  test('nobody shuts out themselves, alone or among others', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    expect(await refusal(deactivatePeople(ctxOf(db, owner), [owner.id]))).toBe('conflict admin:errors.yourself');
    expect(await refusal(deactivatePeople(ctxOf(db, owner), []))).toBe('conflict admin:errors.nobody');
    expect(await deactivatePeople(ctxOf(db, owner), [owner.id, tom.id])).toBe(1);
    expect((await getPerson(ctxOf(db, owner), owner.id)).standing).toBe('active');
  });

  test('sessions end, one or all, of those named only, and never the one that asks', async () => {
    const [owner, tom, kate] = [await personOf(db, 'owner'), await personOf(db), await personOf(db)];
    for (const { id } of [tom, tom, kate, owner, owner]) await session(id);
    const [first] = await db.session.findMany({ where: { userId: tom.id } });
    const own = await db.session.findFirstOrThrow({ where: { userId: owner.id } });
    const ctx = ctxOf(db, { ...owner, sessionId: own.publicId });
    const kates = await db.session.findFirstOrThrow({ where: { userId: kate.id } });
    expect(await endPeopleSessions(ctx, { ids: [tom.id], session: kates.publicId })).toBe(0);
    expect(await endPeopleSessions(ctx, { ids: [tom.id], session: first!.publicId })).toBe(1);
    expect(await endPeopleSessions({ ...ctx, now: new Date(ctx.now.getTime() + 1) }, { ids: [tom.id, owner.id] })).toBe(2);
    expect((await db.session.findMany()).map(({ userId }) => userId).sort()).toEqual([kate.id, owner.id].sort());
    expect((await db.mailMessage.findMany()).map(({ to, template }) => [to, template])).toEqual([[tom.email, 'people.sessions-ended'], [tom.email, 'people.sessions-ended']]);
  });

  test('whoever has no proven address is not written to', async () => {
    const [owner, tom] = [await personOf(db, 'owner'), await personOf(db)];
    await db.user.update({ where: { id: tom.id }, data: { emailProvenAt: null } });
    await deactivatePeople(ctxOf(db, owner), [tom.id]);
    expect(await db.mailMessage.count()).toBe(0);
  });
});
