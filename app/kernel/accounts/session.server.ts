import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import { hostCookie, hostCookieName } from '#app/platform/http/host-cookie.ts';
import { readCookie } from '#app/platform/http/read-cookie.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';
import type { Role, Theme, Viewer } from './context.ts';
import { hashSecret, newSecret } from './secret.server.ts';

/** A session nobody used for this long is over. */
export const sessionIdleSeconds = 30 * 24 * 3600;
/** However busy, a session ends this long after the sign-in. */
export const sessionAbsoluteSeconds = 180 * 24 * 3600;
/** "Last seen" is written at most this often, so that reading a page stays a read. */
export const lastSeenEverySeconds = 5 * 60;

const cookieName = 'kz-session';

export const sessionCookieName = (secure: boolean) => hostCookieName(cookieName, secure);

const sessionIdPattern = /^[\w-]{43}$/;

/** The cookie's random id, or null when there is none that we could have made. */
export function readSessionId(cookieHeader: string | null, secure: boolean): string | null {
  const id = readCookie(cookieHeader, sessionCookieName(secure));
  return id !== null && sessionIdPattern.test(id) ? id : null;
}

type ViewerRow = {
  id: string; username: string; role: Role; email: string | null; locale: string | null; timeZone: string; weekStart: WeekStart; theme: Theme;
  sessionId: string; lastSeenAt: Date; provenAt: Date; hasShortcuts: boolean; avatarId: string | null; deletionDueAt: Date | null; unread: number;
};

/** A session lets its person in: a condition over the rows `s` of the session and `u` of the person. */
export const letsIn = (now: Date): Prisma.Sql => Prisma.sql`(
  s."expiresAt" > ${now}::timestamptz AND s."lastSeenAt" > ${secondsBefore(now, sessionIdleSeconds)}::timestamptz
  AND u."deactivatedAt" IS NULL AND (u."deletionDueAt" IS NULL OR u."deletionDueAt" > ${now}::timestamptz))`;

/** Nobody counts news. */
const noNews = Prisma.sql`0`;

/** Who a request comes from. One statement; a second one every five minutes. `unread` counts what every page tells them, as an expression over their row `u`. */
export async function resolveViewer(db: DbOrTx, cookieHeader: string | null, now: Date, secureCookies: boolean, unread: Prisma.Sql = noNews): Promise<Viewer | null> {
  const id = readSessionId(cookieHeader, secureCookies);
  if (!id) return null;
  const idHash = hashSecret(id);
  const [row] = await readRows<ViewerRow>(db, Prisma.sql`
    SELECT u."id"::text AS "id", u."username", u."role"::text AS "role", u."email", u."locale", u."timeZone", u."weekStart", u."theme"::text AS "theme",
           u."hasShortcuts", u."avatarId"::text AS "avatarId", u."deletionDueAt",
           s."publicId"::text AS "sessionId", s."lastSeenAt", s."provenAt", ${unread} AS "unread"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."idHash" = ${idHash} AND ${letsIn(now)}`);
  if (!row) return null;
  const { lastSeenAt, locale, ...viewer } = row;
  if (lastSeenAt <= secondsBefore(now, lastSeenEverySeconds)) await touch(db, idHash, row.id, now);
  return { ...viewer, locale: isLocale(locale) ? locale : null };
}

/** A page must not fail, nor wait on a locked row, because of a time stamp; two browsers touching at once is one touch. */
async function touch(db: DbOrTx, idHash: Uint8Array<ArrayBuffer>, userId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    WITH seen AS (
      UPDATE "Session" SET "lastSeenAt" = ${now}::timestamptz
      WHERE "idHash" = ${idHash} AND "lastSeenAt" <= ${secondsBefore(now, lastSeenEverySeconds)}::timestamptz RETURNING 1)
    UPDATE "User" SET "lastSeenAt" = ${now}::timestamptz
    WHERE "id" = ${userId}::uuid AND EXISTS (SELECT 1 FROM seen)`;
}

export type SessionOrigin = { ip: string; userAgent: string };

export type StartSession = SessionOrigin & {
  userId: string;
  now: Date;
  /** The cookie this browser came with: its session ends here, so that nobody can plant one beforehand. */
  replaces: string | null;
};

/** Opens a session and returns the id for the cookie; the id itself is kept nowhere. */
export async function startSession(tx: Tx, { userId, now, ip, userAgent, replaces }: StartSession): Promise<string> {
  if (replaces) await endSession(tx, replaces);
  const id = newSecret();
  await tx.session.create({
    data: {
      idHash: hashSecret(id), userId, createdAt: now, lastSeenAt: now, provenAt: now, expiresAt: secondsBefore(now, -sessionAbsoluteSeconds),
      ip: ip.slice(0, 45), userAgent: userAgent.slice(0, 300),
    },
    select: { publicId: true },
  });
  return id;
}

/**
 * The same session under a new id, freshly proven: where it was opened, its limits and its place in the list stay. Null when
 * the id is not the person's (any more). Named by `publicId`, the second half of a double click renews it as well, and its answer has the id that counts.
 */
export async function renewSession(tx: Tx, { userId, now, ...which }: { userId: string; now: Date } & ({ id: string } | { publicId: string })): Promise<string | null> {
  const newId = newSecret();
  const named = 'id' in which ? { idHash: hashSecret(which.id) } : { publicId: which.publicId };
  const { count } = await tx.session.updateMany({ where: { ...named, userId }, data: { idHash: hashSecret(newId), provenAt: now } });
  return count === 1 ? newId : null;
}

/** Ends the session of a cookie's id; says whose it was. */
export async function endSession(tx: DbOrTx, id: string): Promise<string | null> {
  const [ended] = await tx.$queryRaw<{ userId: string }[]>`
    DELETE FROM "Session" WHERE "idHash" = ${hashSecret(id)} RETURNING "userId"::text AS "userId"`;
  return ended?.userId ?? null;
}

/** Set-Cookie value for a new session. The browser keeps it for the absolute limit; the server decides earlier. */
export const sessionCookie = (id: string, secure: boolean) =>
  hostCookie(cookieName, id, sessionAbsoluteSeconds, secure);

export const clearSessionCookie = (secure: boolean) => hostCookie(cookieName, '', 0, secure);

const secondsBefore = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000);
