import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import type { Role, Theme, Viewer } from '../context.ts';
import { hashSecret } from '../secret.server.ts';
import { lastSeenEverySeconds } from '../session.server.ts';
import { readAccessToken } from './access-token.server.ts';
import type { TokenHouse } from './access-token.server.ts';
import { personalPrefix } from './commands/personal-tokens.server.ts';
import { knownScopes, scopes } from './scopes.ts';
import type { Scope } from './scopes.ts';

export type Bearer = { viewer: Viewer; scopes: readonly Scope[] };

/** `none`: no Authorization header; `unsupported`: not `Bearer`, or not written as one. */
export type BearerProblem = 'none' | 'unsupported' | 'expired' | 'invalid';

type Row = {
  id: string; username: string; role: Role; email: string | null; locale: string | null; timeZone: string; weekStart: WeekStart; theme: Theme;
  hasShortcuts: boolean; avatarId: string | null; deletionDueAt: Date | null; tokenId: string; seenAt: Date | null; provenAt: Date; scopes: string[];
};

/** Who a request's token stands for, and what it may do. What ended a moment ago opens nothing: one statement asks. */
export async function resolveBearer(db: DbOrTx, authorization: string | null, house: TokenHouse, now: Date): Promise<Bearer | BearerProblem> {
  if (authorization === null) return 'none';
  const token = /^Bearer +([\w.~+/-]{1,4096}=*) *$/i.exec(authorization)?.[1];
  if (token === undefined) return 'unsupported';
  if (token.startsWith(personalPrefix)) return byPersonalToken(db, token, now);
  const read = await readAccessToken(house, token, now);
  if (typeof read === 'string') return read;
  const [row] = await readRows<Row>(db, Prisma.sql`
    SELECT ${person}, t."id"::text AS "tokenId", t."lastSeenAt" AS "seenAt", t."createdAt" AS "provenAt", ARRAY[]::text[] AS "scopes"
    FROM "TokenFamily" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."id" = ${read.familyId}::uuid AND t."userId" = ${read.userId}::uuid AND t."expiresAt" > ${now}::timestamptz AND ${isIn(now)}`);
  if (!row) return 'invalid';
  if (isStale(row.seenAt, now)) await touch(db, Prisma.sql`UPDATE "TokenFamily" SET "lastSeenAt" = ${now}::timestamptz WHERE "id" = ${row.tokenId}::uuid`, row.id, now);
  return { viewer: viewerOf(row), scopes };
}

async function byPersonalToken(db: DbOrTx, token: string, now: Date): Promise<Bearer | 'expired' | 'invalid'> {
  const [row] = await readRows<Row & { isOver: boolean }>(db, Prisma.sql`
    SELECT ${person}, t."id"::text AS "tokenId", t."lastUsedAt" AS "seenAt", 'epoch'::timestamptz AS "provenAt", t."scopes"::text[] AS "scopes",
      (t."expiresAt" IS NOT NULL AND t."expiresAt" <= ${now}::timestamptz) AS "isOver"
    FROM "PersonalToken" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."tokenHash" = ${hashSecret(token)} AND ${isIn(now)}`);
  if (!row) return 'invalid';
  if (row.isOver) return 'expired';
  if (isStale(row.seenAt, now)) await touch(db, Prisma.sql`UPDATE "PersonalToken" SET "lastUsedAt" = ${now}::timestamptz WHERE "id" = ${row.tokenId}::uuid`, row.id, now);
  return { viewer: viewerOf(row), scopes: knownScopes(row.scopes) };
}

const person = Prisma.sql`u."id"::text AS "id", u."username", u."role"::text AS "role", u."email", u."locale", u."timeZone", u."weekStart", u."theme"::text AS "theme",
  u."hasShortcuts", u."avatarId"::text AS "avatarId", u."deletionDueAt"`;

const isIn = (now: Date): Prisma.Sql => Prisma.sql`u."deactivatedAt" IS NULL AND (u."deletionDueAt" IS NULL OR u."deletionDueAt" > ${now}::timestamptz)`;

const isStale = (seenAt: Date | null, now: Date): boolean => seenAt === null || seenAt.getTime() <= now.getTime() - lastSeenEverySeconds * 1000;

async function touch(db: DbOrTx, token: Prisma.Sql, userId: string, now: Date): Promise<void> {
  await db.$executeRaw`WITH seen AS (${token} RETURNING 1) UPDATE "User" SET "lastSeenAt" = ${now}::timestamptz WHERE "id" = ${userId}::uuid AND EXISTS (SELECT 1 FROM seen)`;
}

const viewerOf = ({ seenAt: _seenAt, scopes: _scopes, tokenId, locale, ...row }: Row): Viewer => {
  const { id, username, role, email, timeZone, weekStart, theme, hasShortcuts, avatarId, deletionDueAt, provenAt } = row;
  return { id, username, role, email, timeZone, weekStart, theme, hasShortcuts, avatarId, deletionDueAt, provenAt, locale: isLocale(locale) ? locale : null, sessionId: tokenId };
};
