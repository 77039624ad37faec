import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createDb } from '#app/platform/db/client.server.ts';
import { startEmbedded } from '#app/platform/db/embedded.server.ts';
import { applyMigrations } from '#app/platform/db/migrate.server.ts';
import { createQueue } from '#app/platform/jobs/boss.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { withoutSyncing } from './server-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the test server, for CREATE DATABASE. */
    databaseServer: string;
    /** Migrated once; each test file gets a copy. */
    databaseTemplate: string;
  }
}

type Server = { url: string; template: string; users: number; stop(): Promise<void> };

const log = createLog('error');
// The integration and the routes project share one server in one run.
const shared = globalThis as { testServer?: Promise<Server> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.testServer ??= start();
  const server = await shared.testServer;
  server.users += 1;
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', server.template);
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    shared.testServer = undefined;
    await server.stop();
  };
}

async function start(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? null : await startOwn();
  const url = given ?? own!.url;
  const run = `kruzhok_test_${randomBytes(4).toString('hex')}`;
  const template = `${run}_template`;
  await onServer(url, (client) => createTemplate(client, template));
  await fillTemplate(databaseUrl(url, template));
  return {
    url, template, users: 0,
    async stop() {
      if (own) return own.stop();
      await onServer(url, (client) => dropAll(client, run));
    },
  };
}

/** The app's tables and the queue's: what a start of the app leaves in an empty database. */
async function fillTemplate(url: string): Promise<void> {
  await applyMigrations(url, resolve('prisma/migrations'), log);
  const { db, close } = createDb({ url, log });
  const host = createQueue({ url, db, log, work: false });
  await host.start();
  await host.stop();
  await close();
}

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kruzhok-test-'));
  const server = await startEmbedded({ dataDir, log });
  await withoutSyncing(server.url);
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The locale of our own server, so that sorting is the same on any; a server without ICU gets its own. */
async function createTemplate(client: pg.Client, name: string): Promise<void> {
  const plain = `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`;
  try {
    await client.query(`${plain} LOCALE_PROVIDER icu ICU_LOCALE 'und' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`);
  } catch {
    await client.query(plain);
  }
}

async function dropAll(client: pg.Client, run: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [run]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

async function onServer<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
