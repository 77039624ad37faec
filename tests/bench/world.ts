import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionCookieName, startSession } from '#app/kernel/accounts/session.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { openDatabase } from '#app/server/database.server.ts';
import { composeFiles } from '#app/server/files.server.ts';
import { round } from './measure.ts';
import { worlds } from '../../prisma/seed/worlds.ts';

/** The crowded world in a folder of its own; `BENCH_DATA_DIR` names one that is kept and used again. */
export type World = { dataDir: string; databaseUrl: string; db: Db; /** How long it took to make; null where it was there already. */ seededSeconds: number | null; close(): Promise<void> };

export async function openWorld(): Promise<World> {
  const kept = process.env.BENCH_DATA_DIR;
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'kruzhok-bench-'));
  const env = readEnv({ DATA_DIR: dataDir, NODE_ENV: 'production', ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}) });
  const database = await openDatabase(env, createLog('error'));
  const [wasThere, from] = [await database.db.user.count({ where: { username: 'shelf-100000' } }) > 0, performance.now()];
  for (const line of await worlds.crowded!({ db: database.db, databaseUrl: database.url, files: composeFiles(env).files, now: new Date(), timeZone: env.TIME_ZONE })) console.log(`  ${line}`);
  return {
    dataDir,
    databaseUrl: database.url,
    db: database.db,
    seededSeconds: wasThere ? null : round((performance.now() - from) / 1_000, 0),
    async close() {
      await database.close();
      if (!kept) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The Cookie header of a fresh session. */
export async function signIn(db: Db, username: string): Promise<string> {
  const { id: userId } = await db.user.findFirstOrThrow({ where: { username }, select: { id: true } });
  const id = await inTransaction(db, (tx) => startSession(tx, { userId, now: new Date(), ip: '127.0.0.1', userAgent: 'bench', replaces: null }));
  return `${sessionCookieName(false)}=${id}`;
}

/** A book of theirs that is being read: the fullest page there is. */
export async function bookBeingRead(db: Db, username: string): Promise<string> {
  const book = await db.book.findFirstOrThrow({ where: { owner: { username }, state: 'reading' }, orderBy: { id: 'asc' }, select: { id: true } });
  return book.id;
}
