import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import { recordAudit } from '#app/kernel/accounts/audit.server.ts';
import { exportAudit, forgetRecords, getHouseNumbers, listAudit, listMail } from '#app/kernel/administration/index.server.ts';
import { readAuditView, readMailView } from '#app/kernel/administration/model/log-views.ts';
import { testDatabase } from '#tests/support/database.ts';
import { refusal } from '../accounts/visit.ts';
import { ctxOf, personOf } from './owner-scene.ts';

const { db } = await testDatabase();
const auditView = (query: Record<string, string>) => readAuditView(new URLSearchParams(query));
const mailView = (query: Record<string, string>) => readMailView(new URLSearchParams(query));
const owner = await personOf(db, 'owner', 'keeper');
const ctx = ctxOf(db, owner);

beforeEach(async () => {
  await db.auditEvent.deleteMany();
  await db.mailMessage.deleteMany();
});

const mail = (key: string, more: { to?: string; status?: 'queued' | 'sent' | 'failed'; createdAt?: Date; payload?: Uint8Array<ArrayBuffer> | null; template?: string } = {}) =>
  db.mailMessage.create({ data: { idempotencyKey: key, to: 'a@example.org', template: 'people.deactivated', locale: 'ru', timeZone: 'UTC', ...more } });

test('the journal shows what a person did and what was done to them, by id, name or address, in the order of time', async () => {
  const tom = await personOf(db);
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
  await recordAudit(db, { kind: 'sign-in.password', actorId: tom.id, ip: '192.0.2.1', now: at(1) });
  await recordAudit(db, { ip: null, kind: 'person.role-changed', actorId: owner.id, subjectId: tom.id, now: at(2), details: { from: 'member', to: 'teacher' } });
  await recordAudit(db, { ip: null, kind: 'sign-out', actorId: owner.id, now: at(3) });
  await recordAudit(db, { ip: null, kind: 'account.settings-changed', actorId: tom.id, subjectId: tom.id, now: at(4) });
  for (const person of [tom.id, tom.username, ` ${tom.username.toUpperCase()} `, String(tom.email)]) {
    const { rows, person: name } = await listAudit(ctx, auditView({ person }));
    expect(rows.map(({ kind }) => kind), person).toEqual(['account.settings-changed', 'person.role-changed', 'sign-in.password']);
    expect(name).toBe(tom.username);
  }
  const [, changed] = (await listAudit(ctx, auditView({ person: tom.id }))).rows;
  expect(changed).toMatchObject({ actor: 'keeper', subject: tom.username, details: { from: 'member', to: 'teacher' }, at: at(2) });
  expect((await listAudit(ctx, auditView({ person: 'nobody-at-all' }))).rows).toEqual([]);
  expect((await listAudit(ctx, auditView({ kind: 'sign-out' }))).rows.map(({ kind }) => kind)).toEqual(['sign-out']);
  await db.user.delete({ where: { id: tom.id } });
  expect((await listAudit(ctx, auditView({ person: tom.id }))).rows.map(({ actor, subject }) => [actor, subject])).toEqual([[null, null], ['keeper', null], [null, null]]);
});

test('days of the journal are days of the reader’s calendar', async () => {
  // 22:30 in UTC is the next day in Moscow.
  await recordAudit(db, { ip: null, kind: 'sign-out', actorId: owner.id, now: new Date('2026-03-01T22:30:00Z') });
  const on = async (from: string, to: string, timeZone: string) => (await listAudit({ ...ctx, timeZone }, auditView({ from, to }))).rows.length;
  expect(await on('2026-03-02', '2026-03-02', 'Europe/Moscow')).toBe(1);
  expect(await on('2026-03-01', '2026-03-01', 'Europe/Moscow')).toBe(0);
  expect(await on('2026-03-01', '2026-03-01', 'UTC')).toBe(1);
  for (const odd of ['9999-12-31', '0000-01-01', '2026-02-31', 'yesterday', "'; --"]) expect(await on(odd, odd, 'UTC'), odd).toBe(1);
});

test('pages of a person’s journal hold every event once, also of one moment', async () => {
  const tom = await personOf(db);
  await db.$executeRaw`
    INSERT INTO "AuditEvent" ("id", "at", "kind", "actorId", "subjectId")
    SELECT gen_random_uuid(), '2026-01-01'::timestamptz + (i / 30) * interval '1 hour', 'sign-out', CASE WHEN i % 2 = 0 THEN ${tom.id}::uuid ELSE ${owner.id}::uuid END, CASE WHEN i % 2 = 1 THEN ${tom.id}::uuid END FROM generate_series(1, 130) i`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { rows, next }: Awaited<ReturnType<typeof listAudit>> = await listAudit(ctx, { ...auditView({ person: tom.id }), after });
    seen.push(...rows.map(({ id }) => id));
    after = next;
  } while (after);
  expect([seen.length, new Set(seen).size]).toEqual([130, 130]);
});

test('the file has everything in batches, runs nothing in a spreadsheet, and is written into the journal', async () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil.example","x")', 'a,b"c\nd'];
  for (const limit of hostile) await recordAudit(db, { ip: null, kind: 'limit.reached', details: { limit } });
  await db.$executeRaw`INSERT INTO "AuditEvent" ("id", "at", "kind") SELECT gen_random_uuid(), now() - i * interval '1 minute', 'sign-out' FROM generate_series(1, 1200) i`;
  const pieces: string[] = [];
  for await (const piece of exportAudit(ctx, auditView({}), ({ kind, details }) => ({ what: kind, details: String(details?.limit ?? '') }))) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  const rows = parse(pieces.join(''), { bom: true }) as string[][];
  expect(rows).toHaveLength(1 + hostile.length + 1200 + 1);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  for (const limit of hostile) expect(rows.flat()).toContain(/^[=+\-@\t\r]/.test(limit) ? `'${limit}` : limit);
  expect(await db.auditEvent.count({ where: { kind: 'audit.exported', actorId: owner.id } })).toBe(1);
});

test('letters are found by recipient, state and kind; hostile text finds nothing', async () => {
  await mail('one', { to: 'Anna.K@Example.org', status: 'failed' });
  await mail('two', { to: 'tom@example.org', status: 'sent', template: 'accounts.sign-in' });
  await mail('three', { status: 'queued' });
  const found = async (query: Record<string, string>) => (await listMail(ctx, mailView(query))).rows.length;
  expect(await found({ q: 'ANNA' })).toBe(1);
  expect(await found({ state: 'failed' })).toBe(1);
  expect(await found({ state: 'queued' })).toBe(1);
  expect(await found({ template: 'accounts.sign-in', state: 'sent' })).toBe(1);
  expect(await found({ person: owner.id })).toBe(0);
  for (const q of ['%', '_', '\\', "' OR ''='", '\u0000%', '\ud800']) expect(await found({ q }), q).toBe(q === '\u0000%' || q === '\ud800' ? await found({ q }) : 0);
  expect(await found({ state: 'nonsense', template: "x'; --", person: 'not-an-id', after: 'garbage' })).toBe(3);
});

test('what was kept long enough goes; what waits, and what may still be needed, stays', async () => {
  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
  const payload = new Uint8Array([1, 2, 3]);
  await mail('old sent', { status: 'sent', createdAt: ago(91) });
  await mail('young sent', { status: 'sent', createdAt: ago(89) });
  await mail('old waiting', { status: 'queued', createdAt: ago(200), payload });
  await mail('failed last week', { status: 'failed', createdAt: ago(8), payload });
  await mail('failed yesterday', { status: 'failed', createdAt: ago(1), payload });
  for (const days of [401, 399]) await recordAudit(db, { ip: null, kind: 'sign-out', now: ago(days) });
  await forgetRecords(db, now);
  const rows = await db.mailMessage.findMany({ orderBy: { createdAt: 'desc' } });
  expect(rows.map(({ idempotencyKey, payload: left }) => [idempotencyKey, left !== null])).toEqual([['failed yesterday', true], ['failed last week', false], ['young sent', false], ['old waiting', true]]);
  expect(await db.auditEvent.count()).toBe(1);
});

test('the overview counts', async () => {
  await mail('waiting');
  await mail('failed', { status: 'failed' });
  await mail('failed long ago', { status: 'failed', createdAt: new Date('2020-01-01') });
  await db.errorReport.create({ data: { fingerprint: 'f', message: 'It broke', place: 'GET /library' } });
  expect(await getHouseNumbers(ctx)).toMatchObject({ people: await db.user.count(), waitingMail: 1, failedMail: 1, errors: 1, lastError: { message: 'It broke' }, deactivated: 0, leaving: 0, invitations: 0 });
  for (const role of ['member', 'teacher'] as const) {
    const other = { ...ctx, viewer: { ...owner, role } };
    expect(await refusal(getHouseNumbers(other))).toBe('not-found');
    expect(await refusal(listAudit(other, auditView({})))).toBe('not-found');
    expect(await refusal(listMail(other, mailView({})))).toBe('not-found');
    expect(await refusal(exportAudit(other, auditView({}), () => ({ what: '', details: '' })).next())).toBe('not-found');
  }
});
