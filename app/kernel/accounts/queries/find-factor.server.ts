import { Prisma } from '#app/platform/db/client.server.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Role } from '../context.ts';
import { effectiveFactor } from '../model/second-factor.ts';
import type { SecondFactor } from '../model/second-factor.ts';

export type PersonsFactor = {
  /** In force now. */
  factor: SecondFactor;
  /** null = the house's default. */
  chosen: SecondFactor | null;
  hasApp: boolean;
  hasProvenEmail: boolean;
  email: string | null;
  username: string;
  locale: Locale | null;
  timeZone: string;
};

type Row = Omit<PersonsFactor, 'factor' | 'locale'> & { role: Role; locale: string | null };

/** Which second factor somebody has, with where to write to them about it. */
export const findFactor = (db: DbOrTx, userId: string): Promise<PersonsFactor | null> => read(db, userId, Prisma.empty);

/** The same for a change or a way in: two of one moment take turns. */
export const lockFactor = (tx: Tx, userId: string): Promise<PersonsFactor | null> => read(tx, userId, Prisma.sql`FOR NO KEY UPDATE OF u`);

async function read(db: DbOrTx, userId: string, lock: Prisma.Sql): Promise<PersonsFactor | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u."secondFactor"::text AS "chosen", u."role"::text AS "role", u."email", u."username", u."locale", u."timeZone",
           (u."email" IS NOT NULL AND u."emailProvenAt" IS NOT NULL) AS "hasProvenEmail",
           EXISTS (SELECT 1 FROM "Authenticator" a WHERE a."userId" = u."id" AND a."confirmedAt" IS NOT NULL) AS "hasApp"
    FROM "User" u WHERE u."id" = ${userId}::uuid ${lock}`;
  if (!row) return null;
  const { role, locale, ...facts } = row;
  return { ...facts, factor: effectiveFactor({ ...facts, role }), locale: isLocale(locale) ? locale : null };
}
