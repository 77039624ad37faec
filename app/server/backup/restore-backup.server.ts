import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { copyIn, inOneTransaction, listMigrations, listTables, refill } from '#app/platform/db/copy-tables.server.ts';
import { applyMigrations, readMigrations } from '#app/platform/db/migrate.server.ts';
import { takeCarriedJobs } from '#app/platform/jobs/carried-jobs.server.ts';
import type { CarriedJob } from '#app/platform/jobs/carried-jobs.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { BackupRefused, entryNames } from './about.ts';
import type { About } from './about.ts';
import type { Archive } from './open-archive.server.ts';

export type RestoreTarget = { databaseUrl: string; storage: Storage; migrations: string; log: Logger };

export type RestoreResult = { rows: number; files: number };

/**
 * Fills an empty house from a backup: its migrations, all rows in one transaction, every file compared with its digest; then the migrations that are
 * younger than the backup. What is not whole leaves no row and no bytes behind. Throws BackupRefused where there are people already.
 */
export async function restoreBackup({ databaseUrl, storage, migrations, log }: RestoreTarget, archive: Archive): Promise<RestoreResult> {
  await refuseStranger(databaseUrl, migrations, archive.about);
  await applyMigrations(databaseUrl, migrations, log, { upTo: archive.about.migrations.at(-1)?.name });
  const result = await inOneTransaction(databaseUrl, 'write', async (client) => {
    const rows = await loadRows(client, archive);
    const brought = new Set<string>();
    try {
      return { rows, files: await loadFiles(client, { storage, brought }, archive) };
    } catch (error) {
      await takeBack({ storage, log }, brought);
      throw error;
    }
  });
  await applyMigrations(databaseUrl, migrations, log);
  return result;
}

/** The waiting work, once the queues are there; the names of queues that are no more. */
export async function restoreJobs(databaseUrl: string, archive: Archive): Promise<{ queued: number; unknown: string[] }> {
  const jobs: CarriedJob[] = [];
  for await (const line of createInterface({ input: Readable.from(archive.read(entryNames.jobs)) })) if (line) jobs.push(JSON.parse(line) as CarriedJob);
  return inOneTransaction(databaseUrl, 'write', (client) => takeCarriedJobs(client, jobs));
}

/** Only an empty house is filled, and only with what this version knows. */
async function refuseStranger(databaseUrl: string, folder: string, about: About): Promise<void> {
  const known = new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));
  const strange = about.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (strange) throw new BackupRefused(`The backup was made by another version of Kruzhok (${about.version}, migration ${strange.name}). Restore it with that version or a newer one.`);
  await inOneTransaction(databaseUrl, 'read', async (client) => {
    const present = await listMigrations(client);
    const { rows: table } = await client.query<{ present: boolean }>(`SELECT to_regclass('"User"') IS NOT NULL AS present`);
    const people = table[0]?.present ? await client.query('SELECT 1 FROM "User" LIMIT 1') : null;
    if (people?.rowCount) throw new BackupRefused('There are people in this house already. A backup is restored into an empty one: another DATA_DIR, and another DATABASE_URL where the database is on a server.');
    if (present.length > about.migrations.length) throw new BackupRefused('This database was prepared by a newer version than the backup. Restore into an empty one: another DATA_DIR, and another DATABASE_URL where the database is on a server.');
  });
}

async function loadRows(client: pg.Client, archive: Archive): Promise<number> {
  const here = new Map((await listTables(client)).map((table) => [table.name, table]));
  const tables = archive.about.tables;
  for (const { name, columns } of tables) {
    const shape = here.get(name);
    if (!shape || columns.some((column) => !shape.columns.includes(column))) throw new BackupRefused(`The backup has a table ${name} that does not fit its own migrations.`);
  }
  let rows = 0;
  await refill(client, tables, async () => {
    for (const table of tables) {
      const taken = await copyIn(client, table, archive.read(entryNames.table(table.name)));
      if (taken !== table.rows) throw new BackupRefused(`The backup has ${taken} rows of ${table.name} instead of ${table.rows}.`);
      rows += taken;
    }
  });
  return rows;
}

type Shelf = { storage: Storage; /** Keys under which nothing lay before. */ brought: Set<string> };

async function loadFiles(client: pg.Client, { storage, brought }: Shelf, { about, read, names }: Archive): Promise<number> {
  const isMissing = new Set(about.missing);
  const inside = new Set(names);
  const { rows } = await client.query<{ key: string; sha256: Buffer | null }>(`
    SELECT "storageKey" AS key, "sha256" FROM "StoredFile" UNION ALL SELECT "storageKey", NULL FROM "PictureVariant" ORDER BY 1`);
  let files = 0;
  for (const { key, sha256 } of rows) {
    if (isMissing.has(key)) continue;
    const name = entryNames.file(key);
    if (!inside.has(name)) throw new BackupRefused(`${name} is missing in the backup.`);
    if ((await storage.head(key)) === null) brought.add(key);
    await storage.put(key, checked(read(name), name, sha256));
    files += 1;
  }
  return files;
}

/** Refused before its end, wrong bytes are not put at all: not over right ones either that lie there already. */
async function* checked(pieces: AsyncIterable<Uint8Array>, name: string, sha256: Buffer | null): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
  if (sha256 && !digest.digest().equals(sha256)) throw new BackupRefused(`${name} in the backup is not what its row says.`);
}

/** No row knows these bytes, so no sweep would ever find them. Why the restore failed is what is told. */
async function takeBack({ storage, log }: Pick<RestoreTarget, 'storage' | 'log'>, brought: ReadonlySet<string>): Promise<void> {
  for (const key of brought) {
    await storage.delete(key).catch((error: unknown) => log.warn({ err: error, key }, 'an object of a restore that failed was left in the storage'));
  }
}
