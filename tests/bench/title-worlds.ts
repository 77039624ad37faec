import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startApp } from '#tests/support/app-process.ts';
import type { AppProcess } from '#tests/support/app-process.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { applyMigrations } from '#app/platform/db/migrate.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { putTitleCrowd, titleCrowdSizes } from '../../prisma/seed/crowd-titles.ts';
import type { TitleCrowdSizes } from '../../prisma/seed/crowd-titles.ts';
import { signIn } from './world.ts';
import type { World } from './world.ts';

/** A crowd of titles in a database of its own beside the bench's world, and an app over it. */
export type TitleWorld = { db: Db; databaseUrl: string; dataDir: string; app: AppProcess; cookie: string; /** The title that most people reviewed. */ favourite: string; close(): Promise<void> };

/** Everybody of the small one reviewed as much as its titles allow, so that its favourite's page is as full. */
export const fewTitles: TitleCrowdSizes = { titles: 1_000, people: 100, reviewsEach: 50, walksEach: 20 };
export const manyTitles = titleCrowdSizes;

/** Once made they stay as long as the bench's world does. */
export async function openTitleWorld(world: World, name: string, sizes: TitleCrowdSizes): Promise<TitleWorld> {
  const log = createLog('error');
  const url = new URL(world.databaseUrl);
  url.pathname = `${url.pathname}_${name}`;
  const server = new pg.Client({ connectionString: world.databaseUrl });
  await server.connect();
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [url.pathname.slice(1)]);
  if (!rowCount) await server.query(`CREATE DATABASE "${url.pathname.slice(1)}" TEMPLATE template0 ENCODING 'UTF8'`);
  await server.end();
  await applyMigrations(url.href, resolve('prisma/migrations'), log);
  for (const line of await putTitleCrowd(url.href, new Date(), sizes)) console.log(`  ${line}`);
  const { db, close } = createDb({ url: url.href, log });
  const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-titles-'));
  const app = await startApp({ DATA_DIR: dataDir, DATABASE_URL: url.href, LOG_LEVEL: 'info', TRUST_PROXY: '1' });
  const favourite = await db.title.findFirstOrThrow({ where: { type: 'film' }, orderBy: [{ ratingCount: 'desc' }, { id: 'asc' }], select: { id: true } });
  return {
    db, databaseUrl: url.href, dataDir, app, cookie: await signIn(db, 'critic-1'), favourite: favourite.id,
    async close() {
      await app.stop();
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
