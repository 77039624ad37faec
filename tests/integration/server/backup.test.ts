import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { storePdf } from '#app/kernel/files/index.server.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { applyMigrations, readMigrations } from '#app/platform/db/migrate.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { StorageError } from '#app/platform/storage/storage.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { openArchive } from '#app/server/backup/open-archive.server.ts';
import { restoreBackup } from '#app/server/backup/restore-backup.server.ts';
import { restoreHouse } from '#app/server/backup/restore-house.server.ts';
import { writeBackup } from '#app/server/backup/write-backup.server.ts';
import type { BackupSource } from '#app/server/backup/write-backup.server.ts';
import { emptyTrashJob } from '#app/domains/library/jobs.server.ts';
import { wholeLife } from '#tests/integration/kernel/accounts/whole-life.ts';
import { appEnvironment } from '#tests/support/app-process.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFiles, testFolder } from '#tests/support/files.ts';
import { createPerson } from '#tests/support/people.ts';
import { createEmptyDatabase } from '#tests/support/server-database.ts';

const { db, url } = await testDatabase();
const log = createLog('silent');
const folder = testFolder();
const storage = createDiskStorage(join(folder, 'files'));
const files = testFiles({ storage });
const secret = 'a secret that is long enough for this house';
const source: BackupSource = { databaseUrl: url, storage, sessionSecret: secret, holdsSecret: true, version: '0.0.0', now: new Date('2026-11-25T20:00:00Z') };
const path = join(folder, 'house.zip');
const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

/** One of the commands, as an operator types it. */
const run = (script: string, argument: string, env: Record<string, string>) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', `app/server/cli/${script}.ts`, argument], { env: { ...appEnvironment(), NODE_OPTIONS: '', ...env } });

/** An empty house: its folder, its database. */
async function emptyHouse() {
  const { url: databaseUrl, drop } = await createEmptyDatabase(inject('databaseServer'));
  drops.push(drop);
  const dataDir = testFolder();
  return { databaseUrl, dataDir, env: readEnv({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' }) };
}

async function looking<T>(databaseUrl: string, look: (database: Db) => Promise<T>): Promise<T> {
  const handle = createDb({ url: databaseUrl, log });
  try {
    return await look(handle.db);
  } finally {
    await handle.close();
  }
}

/** Every table's rows, as one digest each. */
const digests = async (database: Db): Promise<Record<string, string>> => {
  const tables = await database.$queryRaw<{ name: string }[]>`SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.$queryRawUnsafe<{ digest: string }[]>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`);
    found[name] = row!.digest;
  }
  return found;
};

let whole: Record<string, string>;
let pdf: { key: string; bytes: Buffer };

beforeAll(async () => {
  await wholeLife(db, files, 'owner');
  const reader = await wholeLife(db, files);
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 7), Buffer.from('%%EOF')]);
  const { id } = await storePdf({ db, now: new Date(), viewer: reader, files }, (async function* () { yield bytes; })(), { name: 'a book.pdf' });
  pdf = { key: (await db.storedFile.findUniqueOrThrow({ where: { id }, select: { storageKey: true } })).storageKey, bytes };
  await db.tag.create({ data: { ownerId: reader.id, name: 'строка\tс \\N и\nконцом', nameKey: 'x' } });
  const host = createQueue({ url, db, log, work: false });
  host.registerJob(emptyTrashJob, async () => undefined);
  await host.start();
  await db.$transaction((tx) => host.queue.enqueue(tx, emptyTrashJob, {}, { singletonKey: 'waits', startAfter: new Date('2030-01-01') }));
  await host.stop();
  whole = await digests(db);
  // While it is made, people come and go: it holds one moment.
  let isDone = false;
  const others = (async () => {
    while (!isDone) await createPerson(db);
  })();
  await writeBackup(source, path);
  isDone = true;
  await others;
});

describe('a backup', () => {
  it('is readable by nobody else, and says what it holds', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { about, names, close } = await openArchive(path);
    close();
    expect(about.migrations).toEqual(readMigrations(resolve('prisma/migrations')).map(({ name, checksum }) => ({ name, checksum })));
    expect(about.missing).toEqual([]);
    expect(names).toContain(`files/${pdf.key}`);
  });

  it('brings an empty house to the same rows, files, secret and waiting work', async () => {
    const { env, dataDir, databaseUrl } = await emptyHouse();
    const restored = await restoreHouse(env, path, log);
    expect(restored).toMatchObject({ queued: 1, unknown: [], secretDiffers: false, keptSecret: null });
    expect(readFileSync(join(dataDir, 'session-secret'), 'utf8')).toBe(secret);
    const pieces: Uint8Array[] = [];
    for await (const piece of await createDiskStorage(join(dataDir, 'files')).get(pdf.key)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(pdf.bytes)).toBe(true);
    await looking(databaseUrl, async (there) => {
      const people = (await there.user.findMany({ select: { id: true } })).map(({ id }) => id);
      const rows = await digests(there);
      // Those who registered while it was made are in it or not, each whole; everything else is as it was.
      expect({ ...rows, User: '' }).toEqual({ ...whole, User: '' });
      expect(people.length).toBeGreaterThanOrEqual(2);
      expect(await there.user.count({ where: { id: { in: people } } })).toBe(people.length);
      const jobs = await there.$queryRaw`SELECT name, state::text, singleton_key, start_after FROM pgboss.job`;
      expect(jobs).toEqual([{ name: emptyTrashJob.name, state: 'created', singleton_key: 'waits', start_after: new Date('2030-01-01') }]);
      // References and triggers hold again.
      await expect(there.$executeRaw`INSERT INTO "Tag" ("id", "ownerId", "name", "nameKey") VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 'x')`).rejects.toThrow();
      const [days] = await there.$queryRaw<{ enabled: boolean }[]>`SELECT bool_and(tgenabled = 'O') AS enabled FROM pg_trigger`;
      expect(days?.enabled).toBe(true);
    });
    await expect(restoreHouse(env, path, log)).rejects.toThrow('There are people in this house already');
  });

  it('that is damaged, cut or none leaves nobody in the house', async () => {
    const { env, databaseUrl } = await emptyHouse();
    const bytes = readFileSync(path);
    const broken = join(folder, 'broken.zip');
    const damaged = Buffer.from(bytes);
    const at = damaged.indexOf(pdf.bytes.subarray(0, 2000));
    damaged[at + 1000]! ^= 0xff;
    const cases: [Buffer, string][] = [[damaged, 'damaged'], [bytes.subarray(0, bytes.length - 400), 'no whole backup'], [Buffer.from('PK?'), 'no whole backup']];
    for (const [content, why] of cases) {
      writeFileSync(broken, content);
      await expect(restoreHouse(env, broken, log)).rejects.toThrow(why);
    }
    await expect(restoreHouse(env, join(folder, 'nowhere.zip'), log)).rejects.toThrow('is not there');
    await looking(databaseUrl, async (there) => {
      expect(await there.user.count()).toBe(0);
      const [keys] = await there.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
      const [ours] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
      expect(keys).toEqual(ours);
    });
    await restoreHouse(env, path, log);
    expect(await looking(databaseUrl, (there) => there.user.count())).toBeGreaterThanOrEqual(2);
  });

  it('that is refused takes what it brought out of the storage again, and leaves what lay there before as it was', async () => {
    const { databaseUrl, dataDir } = await emptyHouse();
    const there = createDiskStorage(join(dataDir, 'files'));
    await there.put(pdf.key, (async function* () { yield pdf.bytes; })());
    const archived = async (name: string, into: Storage) => {
      const archive = await openArchive(name);
      return restoreBackup({ databaseUrl, storage: into, migrations: resolve('prisma/migrations'), log }, archive).finally(() => archive.close());
    };
    const left = async () => {
      const found = [];
      for await (const { key } of there.list()) found.push(key);
      return found;
    };
    let brought = 0;
    const last = (await db.storedFile.count()) + (await db.pictureVariant.count());
    const full: Storage = { ...there, put: (key, pieces) => ((brought += 1) === last ? Promise.reject(new StorageError('full')) : there.put(key, pieces)) };
    await expect(archived(path, full)).rejects.toMatchObject({ failure: 'full' });
    expect(brought).toBeGreaterThan(2);
    expect(await left()).toEqual([pdf.key]);

    const wrong = join(folder, 'wrong.zip');
    const { localPath: _, ...other } = storage;
    const another: Storage = { ...other, get: async (key, ...more) => (key === pdf.key ? (async function* () { yield Buffer.alloc(pdf.bytes.length, 8); })() : storage.get(key, ...more)) };
    await writeBackup({ ...source, storage: another }, wrong);
    await expect(archived(wrong, there)).rejects.toThrow('is not what its row says');
    expect(await left()).toEqual([pdf.key]);
    expect(readFileSync(there.localPath!(pdf.key)).equals(pdf.bytes)).toBe(true);
  });

  it('into the folder of another house keeps that one’s secret, also a second time', async () => {
    const { databaseUrl, dataDir } = await emptyHouse();
    const place = join(dataDir, 'session-secret');
    const theirs = readFileSync(place, 'utf8');
    const again = async (address: string) => restoreHouse(readEnv({ DATA_DIR: dataDir, DATABASE_URL: address, LOG_LEVEL: 'silent', NODE_ENV: 'test' }), path, log);
    expect((await again(databaseUrl)).keptSecret).toBe(`${place}.before-restore`);
    expect((await again((await emptyHouse()).databaseUrl)).keptSecret).toBeNull();
    writeFileSync(place, 'a third house of the same folder, with its secret');
    const typed = await run('restore', path, { DATA_DIR: dataDir, DATABASE_URL: (await emptyHouse()).databaseUrl });
    expect(typed.stderr).toContain(`kept as ${place}.before-restore-2`);
    expect(readFileSync(place, 'utf8')).toBe(secret);
    expect(readFileSync(`${place}.before-restore`, 'utf8')).toBe(theirs);
    expect(statSync(`${place}.before-restore`).mode & 0o777).toBe(0o600);
  });

  it('of an earlier version is brought up to this one; of a later one it is refused', async () => {
    const migrations = readMigrations(resolve('prisma/migrations'));
    const { databaseUrl: earlier, env } = await emptyHouse();
    await applyMigrations(earlier, resolve('prisma/migrations'), log, { upTo: migrations.at(-2)!.name });
    await looking(earlier, (there) => there.$executeRaw`INSERT INTO "User" ("id", "username", "usernameKey") VALUES (gen_random_uuid(), 'early', 'early')`);
    const old = join(folder, 'old.zip');
    await writeBackup({ ...source, databaseUrl: earlier }, old);
    await looking(earlier, (there) => there.$executeRaw`DELETE FROM "User"`);
    const { env: now, databaseUrl } = await emptyHouse();
    await restoreHouse(now, old, log);
    await looking(databaseUrl, async (there) => {
      expect(await there.user.findMany({ select: { username: true } })).toEqual([{ username: 'early' }]);
      expect(await there.$queryRaw`SELECT migration_name FROM _prisma_migrations ORDER BY 1`).toHaveLength(migrations.length);
    });
    const later = join(folder, 'later.zip');
    await looking(earlier, (there) => there.$executeRaw`UPDATE _prisma_migrations SET migration_name = '99990101000000_to_come' WHERE migration_name = ${migrations.at(-2)!.name}`);
    await writeBackup({ ...source, databaseUrl: earlier }, later);
    await expect(restoreHouse(env, later, log)).rejects.toThrow('another version of Kruzhok');
  });

  it('is made and restored by commands', async () => {
    const typed = join(folder, 'typed.zip');
    const made = await run('backup', typed, { DATA_DIR: folder, DATABASE_URL: url, SESSION_SECRET: secret });
    expect(made.stdout).toContain('SESSION_SECRET is not inside');
    const { databaseUrl, dataDir } = await emptyHouse();
    const restored = await run('restore', typed, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
    expect(restored.stdout).toMatch(/Restored from .+ jobs that were waiting/);
    expect(restored.stderr).toContain('SESSION_SECRET is not the one of the backup');
    expect(await looking(databaseUrl, (there) => there.user.count())).toBe(await db.user.count());
    await expect(run('restore', typed, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl })).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('There are people') as string });
  });
});
