import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatRecentDay } from '#app/platform/time/format.ts';
import type { FeedDesk } from '../desk.server.ts';

export type ActivityRow = {
  id: string;
  day: string;
  dayText: string;
  isMine: boolean;
  /** Only its person sees it. */
  isPrivate: boolean;
  person: { username: string; avatarId: string | null };
  card: FeedCard;
};

type Row = FeedFact & { day: Date; isShared: boolean; username: string; avatarId: string | null };

const order: KeysetOrder = { name: 'feed', key: Prisma.sql`a."day"`, id: Prisma.sql`a."id"`, type: 'date', direction: 'desc' };

/**
 * What I did, and what people of the circle let others see, the latest first. Each person's newest are read from their index and
 * laid together, so a page costs what the circle is large, not what it has done. Whoever rests, goes or hides their profile is not there.
 */
export async function listActivities(ctx: MemberCtx & { feed: FeedDesk }, { after, take }: { after: string | null; take: number }): Promise<KeysetPage<ActivityRow>> {
  const { viewer, now, locale, timeZone } = ctx;
  const page = keyset(order, after, take);
  const columns = Prisma.sql`a."id", a."userId", a."kind", a."factId", a."part", a."subjectId", a."day", a."isShared"`;
  const found = await ctx.db.$queryRaw<(Row & KeysetRow)[]>`
    SELECT a.*, u."username", u."avatarId", ${keysetColumns(order)} FROM (
      (SELECT ${columns} FROM "Activity" a WHERE a."userId" = ${viewer.id}::uuid AND NOT a."isHidden" AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit})
      UNION ALL
      (SELECT theirs.* FROM "User" p CROSS JOIN LATERAL (
          SELECT ${columns} FROM "Activity" a WHERE a."userId" = p."id" AND a."isShared" AND NOT a."isHidden" AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}) theirs
        WHERE p."id" <> ${viewer.id}::uuid AND p."deactivatedAt" IS NULL AND p."deletionDueAt" IS NULL AND p."profileVisibility" <> 'nobody')
    ) a JOIN "User" u ON u."id" = a."userId" ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const { rows, ...around } = page.toPage(found);
  const cards = await ctx.feed.cards(ctx, rows);
  const today = dayInZone(now, timeZone);
  return {
    ...around,
    rows: rows.flatMap(({ id, userId, day, isShared, username, avatarId }) => {
      const card = cards.get(id);
      return card ? [{ id, day: dayText(day), dayText: formatRecentDay(day, locale, today), isMine: userId === viewer.id, isPrivate: !isShared, person: { username, avatarId }, card }] : [];
    }),
  };
}
