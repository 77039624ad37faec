import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database without tables on any server, for tests that start the whole app. */
export async function createEmptyDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `kruzhok_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`, server);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`, server) };
}

/** What tests write need not survive a power cut. Not for servers whose death is looked at. */
export async function withoutSyncing(server: string): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) await onServer(`ALTER SYSTEM SET ${name} = off`, server);
  await onServer('SELECT pg_reload_conf()', server);
}

export async function onServer(sql: string, server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
