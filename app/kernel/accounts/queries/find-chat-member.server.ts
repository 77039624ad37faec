import { localeFor } from '#app/kernel/house/queries/locale-for.server.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { Role, Theme, Viewer } from '../context.ts';

type Row = Omit<Viewer, 'sessionId' | 'provenAt' | 'locale'> & { locale: string | null; spoken: string | null };

/**
 * Whose chat it is: they act in it as themselves, but have proven nothing lately. Null for a chat that is nobody's, and for somebody
 * who is switched off or on the way out.
 */
export async function findChatMember(db: DbOrTx, chatId: string): Promise<{ viewer: Viewer; locale: Locale } | null> {
  const [row] = await db.$queryRaw<(Row & { role: Role; theme: Theme })[]>`
    SELECT u."id"::text AS "id", u."username", u."role"::text AS "role", u."email", u."locale", u."timeZone", u."weekStart", u."theme"::text AS "theme",
           u."hasShortcuts", u."avatarId"::text AS "avatarId", u."deletionDueAt", t."locale" AS "spoken"
    FROM "TelegramLink" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."chatId" = ${BigInt(chatId)} AND u."deactivatedAt" IS NULL AND u."deletionDueAt" IS NULL`;
  if (!row) return null;
  const { spoken, locale: chosen, ...viewer } = row;
  const locale = isLocale(chosen) ? chosen : null;
  return { viewer: { ...viewer, locale, sessionId: '', provenAt: new Date(0) }, locale: locale ?? (await localeFor(db, spoken)) };
}
