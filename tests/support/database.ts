import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { onServer } from './server-database.ts';
import type {} from './global-database.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { DbHandle, DbOptions } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';

export type TestDatabase = DbHandle & { url: string };

/**
 * A migrated, empty database for one test file, dropped after it:
 * `const { db, url } = await testDatabase();` at the top of the file.
 */
export async function testDatabase(options: Partial<Omit<DbOptions, 'url'>> = {}): Promise<TestDatabase> {
  const template = inject('databaseTemplate');
  const name = `${template.replace(/_template$/, '')}_${randomBytes(4).toString('hex')}`;
  await onServer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`, inject('databaseServer'));
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${name}`;
  const handle = createDb({ log: createLog('silent'), poolSize: 5, ...options, url: url.href });
  afterAll(async () => {
    await handle.close();
    await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`, inject('databaseServer'));
  });
  return { ...handle, url: url.href };
}
