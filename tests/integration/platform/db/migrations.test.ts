import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createDb } from '#app/platform/db/client.server.ts';
import { applyMigrations, readMigrations } from '#app/platform/db/migrate.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createEmptyDatabase } from '#tests/support/server-database.ts';

const log = createLog('silent');
const folder = resolve('prisma/migrations');
const scratch = mkdtempSync(join(tmpdir(), 'kruzhok-migrations-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const emptyDatabase = () => createEmptyDatabase(inject('databaseServer'));

describe('migrations', () => {
  test('are applied once by many processes at once, and then need no lock', async () => {
    const { url, drop } = await emptyDatabase();
    const results = await Promise.all([1, 2, 3].map(() => applyMigrations(url, folder, log)));
    expect(results.flat()).toEqual(readMigrations(folder).map(({ name }) => name));
    const { pool, close } = createDb({ url, log });
    const holder = await pool.connect();
    await holder.query('SELECT pg_advisory_lock(5872340917)');
    expect(await applyMigrations(url, folder, log)).toEqual([]);
    holder.release();
    await close();
    await drop();
  });

  test('leave Prisma’s own ledger, checksums included', async () => {
    const { url, drop } = await emptyDatabase();
    await applyMigrations(url, folder, log);
    const { db, close } = createDb({ url, log });
    const rows = await db.$queryRaw<object[]>`
      SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at FROM _prisma_migrations ORDER BY 1`;
    expect(rows).toEqual(readMigrations(folder).map(({ name, checksum }) => ({ name, checksum, finished: true, rolled_back_at: null })));
    await close();
    await drop();
  });

  test('that fail say why and leave nothing of themselves; changed ones are refused', async () => {
    const { url, drop } = await emptyDatabase();
    const copy = join(scratch, 'copy');
    cpSync(folder, copy, { recursive: true });
    await applyMigrations(url, copy, log);
    const broken = join(copy, '99990101000000_broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'migration.sql'), 'CREATE TABLE half (); SELECT 1 / 0;');
    await expect(applyMigrations(url, copy, log)).rejects.toThrow(/division by zero/);
    const { db, close } = createDb({ url, log });
    const [row] = await db.$queryRaw<{ half: string | null }[]>`SELECT to_regclass('half')::text AS half`;
    expect(row?.half).toBeNull();
    await close();
    const first = readMigrations(folder)[0]!;
    writeFileSync(join(copy, first.name, 'migration.sql'), `${first.sql}\n-- later thought\n`);
    rmSync(broken, { recursive: true });
    await expect(applyMigrations(url, copy, log)).rejects.toThrow(/was changed after it ran/);
    await drop();
  });
});

describe('db:diff', () => {
  const run = promisify(execFile);
  const script = (root: string) => `
    import { joinedSchema, schemaDiff, schemaSnapshot, writeMigration } from '#app/platform/db/diff.server.ts';
    const paths = { schemaFolder: ${JSON.stringify(join(root, 'schema'))}, migrationsFolder: ${JSON.stringify(join(root, 'migrations'))} };
    console.log(JSON.stringify({ same: joinedSchema(paths) === schemaSnapshot(paths), diff: await schemaDiff(paths),
      file: await writeMigration(paths, 'next', new Date('2030-01-02T03:04:05Z')), again: await schemaDiff(paths) }));`;
  const inProject = async (root: string) => {
    const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', script(root)], { cwd: process.cwd() });
    return JSON.parse(stdout) as { same: boolean; diff: string | null; file: string | null; again: string | null };
  };

  test('has nothing to say: the last migration and the schema are the same', async () => {
    cpSync('prisma', join(scratch, 'same'), { recursive: true });
    expect(await inProject(join(scratch, 'same'))).toEqual({ same: true, diff: null, file: null, again: null });
  });

  test('writes a migration for a changed schema, without a database', async () => {
    const root = join(scratch, 'changed');
    cpSync('prisma', root, { recursive: true });
    writeFileSync(join(root, 'schema', 'extra.prisma'), 'model Extra {\n  id Int @id\n}\n');
    const { same, diff, file, again } = await inProject(root);
    expect(same).toBe(false);
    expect(diff).toContain('CREATE TABLE "Extra"');
    expect(diff).not.toContain('"User"');
    expect(file).toBe(join(root, 'migrations', '20300102030405_next', 'migration.sql'));
    expect(again).toBeNull();
  });
});
