import { resolve } from 'node:path';
import { startEmbedded } from '#app/platform/db/embedded.server.ts';
import { applyMigrations } from '#app/platform/db/migrate.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { runCommand } from './run-command.ts';

/** Applies waiting migrations to DATABASE_URL, else to our own server (the running app's, if it runs). */
async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir: env.dataDir, log });
  try {
    const folder = resolve(import.meta.dirname, '../../../prisma/migrations');
    const applied = await applyMigrations(env.DATABASE_URL ?? embedded!.url, folder, log);
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.join(', ')}`);
  } finally {
    await embedded?.stop();
  }
}

await runCommand(main);
