import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { dayInZone } from '#app/platform/time/days.ts';
import { formatExactly, formatMoment } from '#app/platform/time/format.ts';
import { newsText } from '../model/news-text.ts';

export type NewsRow = { id: string; text: string; href: string; isUnread: boolean; when: string; exactly: string; at: string };
type Row = { id: string; key: string; values: unknown; count: number; href: string; readAt: Date | null; shownAt: Date };

const order: KeysetOrder = { name: 'news', key: Prisma.sql`n."shownAt"`, id: Prisma.sql`n."id"`, type: 'timestamptz', direction: 'desc' };

export type NewsPage = KeysetPage<NewsRow> & { hasUnread: boolean; /** The last that is there now. */ latest: number };

/** A page of what the viewer was told, the latest first, in their words and by their clock. */
export async function listNews(ctx: MemberCtx, { after, t, take = 30 }: { after: string | null; t: unknown; take?: number }): Promise<NewsPage> {
  const { db, viewer, locale, timeZone, now } = ctx;
  const { where, orderBy, limit, toPage } = keyset(order, after, take);
  const [found, [box]] = await Promise.all([
    db.$queryRaw<(Row & KeysetRow)[]>`
      SELECT n."id"::text AS "id", n."key", n."values", n."count", n."href", n."readAt", n."shownAt", ${keysetColumns(order)}
      FROM "Notification" n WHERE n."userId" = ${viewer.id}::uuid AND n."shownAt" IS NOT NULL AND n."foldedInto" IS NULL AND ${where}
      ORDER BY ${orderBy} LIMIT ${limit}`,
    db.$queryRaw<{ latest: number; hasUnread: boolean }[]>`
      SELECT b."lastSeq"::int AS "latest", EXISTS (
        SELECT 1 FROM "Notification" n WHERE n."userId" = b."userId" AND n."readAt" IS NULL AND n."shownAt" IS NOT NULL AND n."foldedInto" IS NULL) AS "hasUnread"
      FROM "NotificationBox" b WHERE b."userId" = ${viewer.id}::uuid`,
  ]);
  const page = toPage(found);
  const reader = { t, locale, today: dayInZone(now, timeZone) };
  const rows = page.rows.map(({ id, href, readAt, shownAt, ...words }) => ({
    id, href, text: newsText(words, reader), isUnread: readAt === null, at: shownAt.toISOString(),
    when: formatMoment(shownAt, locale, timeZone, now), exactly: formatExactly(shownAt, locale, timeZone),
  }));
  return { ...page, rows, hasUnread: box?.hasUnread ?? false, latest: box?.latest ?? 0 };
}
