import { join, resolve } from 'node:path';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createStorage } from '#app/platform/storage/create-storage.server.ts';
import { writeBackup } from '../backup/write-backup.server.ts';
import { appVersion } from '../errors.server.ts';
import { openServer } from '../database.server.ts';
import { runCommand } from './run-command.ts';

/** Everything into one file; the app may run meanwhile. */
async function main(): Promise<void> {
  const env = readEnv();
  const now = new Date();
  const path = resolve(process.argv[2] ?? join(env.dataDir, 'backups', `kruzhok-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.zip`));
  const server = await openServer(env, createLog('warn'));
  try {
    const source = { databaseUrl: server.url, storage: createStorage(env.storage), sessionSecret: env.sessionSecret, holdsSecret: env.SESSION_SECRET === undefined, version: appVersion, now };
    const { tables, rows, files, missing } = await writeBackup(source, path);
    console.log(`${path}: ${rows} rows of ${tables} tables, ${files} files. It holds everything, also what is private: keep it where only you can read it.`);
    if (!source.holdsSecret) console.log('SESSION_SECRET is not inside: keep it as well.');
    for (const key of missing) console.error(`The bytes of ${key} are gone from the storage; only its row is in the backup.`);
  } finally {
    await server.close();
  }
}

await runCommand(main);
