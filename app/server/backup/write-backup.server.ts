import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { zipEntries } from '#app/engines/transfer/index.server.ts';
import type { ArchiveEntry } from '#app/engines/transfer/index.server.ts';
import { copyOut, inOneTransaction, listMigrations, listTables } from '#app/platform/db/copy-tables.server.ts';
import { listCarriedJobs } from '#app/platform/jobs/carried-jobs.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';
import { entryNames, markOf } from './about.ts';
import type { About } from './about.ts';

export type BackupSource = {
  databaseUrl: string;
  storage: Storage;
  sessionSecret: string;
  /** The secret lies in DATA_DIR and belongs to the backup; given by the environment it is the operator's to keep. */
  holdsSecret: boolean;
  version: string;
  now: Date;
};

export type BackupResult = { tables: number; rows: number; files: number; missing: string[] };

/**
 * Everything the house keeps, into one file, while people go on using it: all rows are read as of one moment, and bytes of files
 * outlive their rows by a day. The file is there under its name only when it is whole.
 */
export async function writeBackup(source: BackupSource, path: string): Promise<BackupResult> {
  const about: About = {
    kruzhok: 'backup', format: 1, version: source.version, madeAt: source.now.toISOString(),
    migrations: [], tables: [], jobs: 0, secret: { isInside: source.holdsSecret, mark: markOf(source.sessionSecret) }, missing: [],
  };
  const result: BackupResult = { tables: 0, rows: 0, files: 0, missing: about.missing };
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  try {
    await inOneTransaction(source.databaseUrl, 'read', (client) =>
      pipeline(zipEntries(entriesOf(client, source, about, result), source.now), createWriteStream(unfinished, { mode: 0o600 })));
    const file = await open(unfinished, 'r+');
    await file.sync();
    await file.close();
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  return result;
}

async function* entriesOf(client: pg.Client, source: BackupSource, about: About, result: BackupResult): AsyncGenerator<ArchiveEntry> {
  about.migrations = await listMigrations(client);
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${pg.escapeIdentifier(table.name)}`);
    about.tables.push({ ...table, rows: rows[0]!.count });
    result.tables += 1;
    result.rows += rows[0]!.count;
    yield { path: entryNames.table(table.name), pieces: copyOut(client, table) };
  }
  const jobs = await listCarriedJobs(client);
  about.jobs = jobs.length;
  yield { path: entryNames.jobs, pieces: pieces(jobs.map((job) => `${JSON.stringify(job)}\n`)) };
  yield* filesOf(client, source.storage, result);
  if (source.holdsSecret) yield { path: entryNames.secret, pieces: pieces([source.sessionSecret]) };
  yield { path: entryNames.about, pieces: pieces([JSON.stringify(about, null, 2)]) };
}

async function* filesOf(client: pg.Client, storage: Storage, result: BackupResult): AsyncGenerator<ArchiveEntry> {
  let after = '';
  for (;;) {
    const { rows } = await client.query<{ key: string }>(`
      SELECT "storageKey" AS key FROM (SELECT "storageKey" FROM "StoredFile" UNION ALL SELECT "storageKey" FROM "PictureVariant") f
        WHERE "storageKey" > $1 ORDER BY 1 LIMIT 1000`, [after]);
    if (rows.length === 0) return;
    for (const { key } of rows) {
      after = key;
      if (await storage.head(key)) {
        result.files += 1;
        // Pictures and documents do not get smaller.
        yield { path: entryNames.file(key), pieces: await storage.get(key), isPacked: true };
      } else result.missing.push(key);
    }
  }
}

async function* pieces(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}
