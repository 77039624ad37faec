import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#app/platform/log/log.server.ts';

export type Migration = { name: string; sql: string; checksum: string };

/** "kruzhok", as a number: whoever holds this advisory lock is migrating. */
const lockKey = 5_872_340_917;

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the database up to the folder. Several processes may call it at once: one migrates, the others wait.
 * Prisma's own engine does the work (as WebAssembly, so nothing is downloaded), hence `prisma migrate deploy`
 * reads the same ledger. Returns the names of what was applied; with `upTo` nothing younger than that one is.
 */
export async function applyMigrations(url: string, folder: string, log: Logger, { upTo }: { upTo?: string } = {}): Promise<string[]> {
  const migrations = readMigrations(folder).filter(({ name }) => upTo === undefined || name <= upTo);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The query that is running reports the loss; without a listener it would end the process too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if ((await pending(client, migrations)).length === 0) return [];
    await lock(client, log);
    const waiting = await pending(client, migrations);
    if (waiting.length === 0) return [];
    log.info({ migrations: waiting.map(({ name }) => name) }, 'migrating the database');
    const { withEngine, migrationList } = await import('./schema-engine.server.ts');
    const filters = { externalTables: [], externalEnums: [] };
    const input = { migrationsList: migrationList(folder, migrations), filters };
    const output = await withEngine({ url }, (engine) => engine.applyMigrations(input));
    return output.appliedMigrationNames;
  } finally {
    await client.end();
  }
}

async function lock(client: pg.Client, log: Logger): Promise<void> {
  await client.query("SET lock_timeout = '5s'");
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || attempt >= 24) throw error;
      log.info('waiting for another process that is migrating');
      await sleep(250);
    }
  }
}

/** Migrations without a finished row. A changed file is refused: what ran is no longer what the folder says. */
async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: found } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS present`,
  );
  if (!found[0]?.present) return migrations;
  const { rows } = await client.query<{ migration_name: string; checksum: string; failed: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NULL AS failed FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row && !row.failed && row.checksum !== checksum) throw new Error(`migration ${name} was changed after it ran`);
    return row === undefined || row.failed;
  });
}
