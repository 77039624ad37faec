import type { DbOrTx, Tx } from '#app/platform/db/client.server.ts';
import type { NewsWork } from '../news-work.ts';
import type { NewsChannel, Recipient, Timing } from '../model/gate.ts';
import { defaultLocale, isLocale } from '#app/platform/i18n/locales.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';

/**
 * Whoever changes people's notifications locks their boxes first, all in one order: what one person is shown has an order, and what is
 * decided for them under the lock is decided with what has been said before it.
 */
export async function lockBoxes(tx: Tx, userIds: readonly string[]): Promise<void> {
  const ids = [...userIds];
  await tx.$executeRaw`
    INSERT INTO "NotificationBox" ("userId") SELECT "id" FROM "User" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM "NotificationBox" WHERE "userId" = ANY(${ids}::uuid[]) ORDER BY "userId" FOR UPDATE`;
}

/** Open pages of these people look what is new, in whichever process they hang, once this is committed. */
export async function tellStreams(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('kruzhok_streams', 'n:' || id) FROM unnest(${[...userIds]}::text[]) AS id`;
}

type PersonRow = {
  id: string; timeZone: string; locale: string | null; channel: NewsChannel; isAway: boolean; lettersStoppedAt: Date | null;
  quietFrom: number | null; quietUntil: number | null; quietThen: 'later' | 'digest' | null; timings: Record<string, Timing> | null;
};

/** Somebody as the gate sees them, for any topic; do-not-disturb is asked apart. */
export type Person = Pick<PersonRow, 'id' | 'timeZone' | 'channel' | 'isAway'> & {
  locale: Locale;
  recipient(news: { topic: string; isActor?: boolean; quietUntil: Date | null }): Recipient;
};

/** Many people in one statement. */
export async function loadPeople(tx: DbOrTx, { topics }: Pick<NewsWork, 'topics'>, userIds: readonly string[]): Promise<Map<string, Person>> {
  const rows = await tx.$queryRaw<PersonRow[]>`
    SELECT u."id"::text AS "id", u."timeZone", COALESCE(u."locale", h."locale") AS "locale", u."notificationChannel"::text AS "channel",
      (u."deactivatedAt" IS NOT NULL OR u."blockedAt" IS NOT NULL OR u."deletionDueAt" IS NOT NULL) AS "isAway",
      b."lettersStoppedAt", b."quietFrom", b."quietUntil", b."quietThen"::text AS "quietThen",
      (SELECT jsonb_object_agg(p."topic", p."timing") FROM "NotificationPreference" p WHERE p."userId" = u."id") AS "timings"
    FROM "User" u LEFT JOIN "NotificationBox" b ON b."userId" = u."id" LEFT JOIN "HouseSettings" h ON h."id" = 1
    WHERE u."id" = ANY(${[...userIds]}::uuid[])`;
  const usual = new Map(topics.map(({ id, usually }) => [id, usually]));
  return new Map(rows.map((row) => [row.id, personOf(row, usual)]));
}

function personOf({ id, timeZone, channel, isAway, locale, ...row }: PersonRow, usual: ReadonlyMap<string, Timing>): Person {
  const { quietFrom: from, quietUntil: until, quietThen } = row;
  const quietHours = from === null || until === null ? null : { from, until, then: quietThen ?? 'later' };
  return {
    id, timeZone, channel, isAway, locale: isLocale(locale) ? locale : defaultLocale,
    recipient: ({ topic, isActor = false, quietUntil }) => ({
      isActor, isAway, channel, timeZone, quietUntil, quietHours,
      timing: row.timings?.[topic] ?? usual.get(topic) ?? 'never',
      hasStoppedLetters: row.lettersStoppedAt !== null,
    }),
  };
}
