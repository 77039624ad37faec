import { resolve } from 'node:path';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { startEmbedded } from '#app/platform/db/embedded.server.ts';
import { applyMigrations } from '#app/platform/db/migrate.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

export type OpenDatabase = { db: Db; url: string; close(): Promise<void> };

/** The operator's server if DATABASE_URL names one, else our own (started, or joined if it runs already); migrated. */
export async function openDatabase(env: Env, log: Logger): Promise<OpenDatabase> {
  const embedded = env.DATABASE_URL ? null : await startEmbedded({ dataDir: env.dataDir, log });
  const url = env.DATABASE_URL ?? embedded!.url;
  try {
    await applyMigrations(url, resolve('prisma/migrations'), log);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const { db, close } = createDb({ url, log });
  return {
    db,
    url,
    async close() {
      await close();
      await embedded?.stop();
    },
  };
}
