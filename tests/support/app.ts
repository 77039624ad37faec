import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { composeServices } from '#app/server/compose.server.ts';
import type { Services } from '#app/server/services.server.ts';
import { startWeb } from '#app/server/web.server.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import { readEnv } from '#app/platform/env/env.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { Browser } from './browser-session.ts';
import { testDatabase } from './database.ts';
import { linesWithSecrets, secretsOfLetters } from './secrets-in-logs.ts';
import { Outbox } from './outbox.ts';

export type TestApp = {
  url: string;
  db: Db;
  services: Services;
  outbox: Outbox;
  /** Lines the app logged. */
  logLines: string[];
  /** A browser without scripts: keeps cookies, sends what browsers send, follows nothing. */
  browser: (options?: { ip?: string; language?: string }) => Browser;
  /** Moves the app's clock. */
  setNow: (now: Date | null) => void;
};

/** Nothing of a test goes out into the world: where no fake stands, the line is dead. */
const deadLine = { OPEN_LIBRARY_BASE_URL: 'http://127.0.0.1:9', OPEN_LIBRARY_COVERS_BASE_URL: 'http://127.0.0.1:9', WIKIPEDIA_BASE_URL: 'http://127.0.0.1:9', ANILIST_BASE_URL: 'http://127.0.0.1:9' };

/** At the top of a test file (`const app = await createTestApp();`): the whole web process on a database of its own, jobs running, mail going to an outbox folder. */
export async function createTestApp(variables: Record<string, string> = {}, options: { works?: boolean } = {}): Promise<TestApp> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-app-'));
  const env = readEnv({ DATA_DIR: dataDir, DATABASE_URL: database.url, PORT: '0', BASE_URL: 'http://kruzhok.test', TRUST_PROXY: '1', NODE_ENV: 'production', LOG_LEVEL: 'info', ...deadLine, ...variables });
  const logLines: string[] = [];
  const log = createLog('info', { write: (line) => void logLines.push(line) });
  const { db, close } = createDb({ url: database.url, log });
  afterAll(close);
  let fixedNow: Date | null = null;
  const house = composeServices({ env, log, db, databaseUrl: database.url, works: options.works ?? true, now: () => fixedNow ?? new Date() });
  await house.start();
  const web = await startWeb(house.services, db);
  afterAll(async () => {
    await web.close();
    await house.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const outbox = new Outbox(join(dataDir, 'outbox'));
  const secrets = new Set([env.sessionSecret]);
  // Whatever a file of tests does: nothing secret stands in the log afterwards.
  afterAll(() => expect(linesWithSecrets(logLines, [...secrets, ...secretsOfLetters(outbox.letters())])).toEqual([]));
  return {
    url: web.url,
    db,
    services: house.services,
    outbox,
    logLines,
    browser: (browserOptions = {}) => new Browser(web.url, env.baseUrl, { ...browserOptions, secrets }),
    setNow: (now) => void (fixedNow = now),
  };
}
