import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';

export async function onDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.APP_DATABASE });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** An owner of this test's own, with a session: signing in has limits and is another story. Says their username. */
export async function enterAsOwner(page: Page): Promise<string> {
  const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  const username = `owner-${id.slice(0, 8)}`;
  await onDatabase(async (client) => {
    await client.query(`INSERT INTO "User" ("id", "username", "usernameKey", "role", "locale") VALUES ($1::uuid, $2, $2, 'owner', 'en')`, [id, username]);
    await client.query(`INSERT INTO "Session" ("idHash", "publicId", "userId", "expiresAt") VALUES ($1, gen_random_uuid(), $2::uuid, now() + interval '1 day')`, [createHash('sha256').update(secret).digest(), id]);
  });
  await page.context().addCookies([{ name: 'kz-session', value: secret, url: process.env.APP_URL ?? '' }]);
  return username;
}
