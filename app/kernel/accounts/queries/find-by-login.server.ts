import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Channel } from '../model/channels.ts';
import { codeAddress, isTelegramAddress } from '../model/code-address.ts';
import { loginKey, loginKind } from '../model/login.ts';

/** Somebody a code can be for, and where it goes: null where nothing reaches them. */
export type Known = { id: string; email: string | null; channel: Channel; locale: Locale | null; timeZone: string; codesTo: string | null };

type Row = Omit<Known, 'locale' | 'codesTo'> & { locale: string | null; hasTelegram: boolean };

/** One statement whatever is asked by, and whether or not there is anybody. Also one that is switched off: only its letter may tell. */
export async function findByLogin(db: DbOrTx, login: string): Promise<Known | null> {
  const key = loginKey(login);
  const by = { email: Prisma.sql`u."emailKey" = ${key}`, username: Prisma.sql`u."usernameKey" = ${key}`, telegram: Prisma.sql`t."nameKey" = ${key.slice(1)}` };
  return find(db, by[loginKind(login)]);
}

export const findCodesTo = async (db: DbOrTx, userId: string): Promise<string | null> => (await find(db, Prisma.sql`u."id" = ${userId}::uuid`))?.codesTo ?? null;

/** By which channel somebody gets the code for a new password, as `request-password-reset` sends it; nowhere, if none reaches them. */
export async function findResetChannel(db: DbOrTx, userId: string): Promise<Channel | 'nowhere'> {
  const known = await find(db, Prisma.sql`u."id" = ${userId}::uuid`);
  if (!known?.codesTo) return 'nowhere';
  if (known.channel === 'none') return 'none';
  return isTelegramAddress(known.codesTo) ? 'telegram' : 'email';
}

async function find(db: DbOrTx, which: Prisma.Sql): Promise<Known | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u."id"::text AS "id", u."email", u."notificationChannel"::text AS "channel", u."locale", u."timeZone",
           (t."userId" IS NOT NULL AND t."deadAt" IS NULL) AS "hasTelegram"
    FROM "User" u LEFT JOIN "TelegramLink" t ON t."userId" = u."id" WHERE ${which} LIMIT 1`;
  if (!row) return null;
  const { hasTelegram, locale, ...known } = row;
  return { ...known, locale: isLocale(locale) ? locale : null, codesTo: codeAddress({ ...known, hasTelegram }) };
}
