import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Role } from '#app/kernel/accounts/context.ts';
import { usernameKey } from '#app/kernel/accounts/model/username.ts';
import { hashPassword } from '#app/kernel/accounts/password-hash.server.ts';
import { everybodysPassword } from './everybodys-password.ts';
import { personsZone } from './persons-days.ts';

export type Person = { username: string; email: string; password: string };

export async function onDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.APP_DATABASE });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export const newPerson = (): Person => {
  const id = randomBytes(5).toString('hex');
  return { username: `reader-${id}`, email: `${id}@example.org`, password: everybodysPassword };
};

let passwordHash: Promise<string> | undefined;

/** What a registration and a sign-in leave, straight into the database: they have limits and are another story. Says the person's id. */
export async function enter(page: Page, person: Person, role: Role, locale: string | null = null): Promise<string> {
  const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  const hash = await (passwordHash ??= hashPassword(everybodysPassword));
  // A letter's address proves itself; an owner of the first start has none.
  const email = role === 'owner' ? null : person.email;
  await onDatabase(async (client) => {
    await client.query(
      `INSERT INTO "User" ("id", "username", "usernameKey", "email", "emailKey", "emailProvenAt", "passwordHash", "role", "locale", "timeZone", "lastSeenAt")
       VALUES ($1::uuid, $2, $3, $4, $4, $5, $6, $7::"Role", $8, $9, now())`,
      [id, person.username, usernameKey(person.username), email, email && new Date(), hash, role, locale, personsZone],
    );
    await client.query(`INSERT INTO "Session" ("idHash", "publicId", "userId", "expiresAt") VALUES ($1, gen_random_uuid(), $2::uuid, now() + interval '1 day')`, [createHash('sha256').update(secret).digest(), id]);
  });
  await page.context().addCookies([{ name: 'kz-session', value: secret, url: process.env.APP_URL ?? '' }]);
  return id;
}
