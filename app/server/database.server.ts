import { resolve } from 'node:path';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { startEmbedded } from '#app/platform/db/embedded.server.ts';
import { applyMigrations } from '#app/platform/db/migrate.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

export type OpenDatabase = { db: Db; url: string; close(): Promise<void> };

export type OpenServer = { url: string; close(): Promise<void> };

/** The operator's server if DATABASE_URL names one, else our own (started, or joined if it runs already). */
export async function openServer(env: Env, log: Logger): Promise<OpenServer> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, close: async () => undefined };
  const embedded = await startEmbedded({ dataDir: env.dataDir, log });
  return { url: embedded.url, close: () => embedded.stop() };
}

/** That server's database, migrated. */
export async function openDatabase(env: Env, log: Logger): Promise<OpenDatabase> {
  const server = await openServer(env, log);
  try {
    await applyMigrations(server.url, resolve('prisma/migrations'), log);
  } catch (error) {
    await server.close();
    throw error;
  }
  const { db, close } = createDb({ url: server.url, log });
  return {
    db,
    url: server.url,
    async close() {
      await close();
      await server.close();
    },
  };
}
