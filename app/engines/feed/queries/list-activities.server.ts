import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { shownToMembers } from '#app/kernel/accounts/index.server.ts';
import type { FeedCard, FeedFact } from '#app/kernel/contributions/feed.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { Keyset, KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
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

const columns = Prisma.sql`a."id", a."userId", a."kind", a."factId", a."part", a."subjectId", a."day", a."isShared"`;
const isShared = Prisma.sql`a."isShared" AND NOT a."isHidden"`;
const isSeen = shownToMembers('p');

/** So many of the circle's newest are looked through for those that are seen, before each person is asked. */
const looked = 200;

/**
 * What I did, and what people of the circle let others see, the latest first. Whoever rests, goes or hides their profile is not there. A page is cut from
 * the circle's newest; where too many of those are not seen, each person's newest are laid together, which costs what the circle is large.
 */
export async function listActivities(ctx: MemberCtx & { feed: FeedDesk }, { after, take }: { after: string | null; take: number }): Promise<KeysetPage<ActivityRow>> {
  const { viewer, now, locale, timeZone } = ctx;
  const page = keyset(order, after, take);
  const found = await listNewest(ctx, page) ?? await listOfEach(ctx, page);
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

type Found = (Row & KeysetRow)[];

const mine = (viewerId: string, { where, orderBy, limit }: Keyset): Prisma.Sql =>
  Prisma.sql`(SELECT ${columns} FROM "Activity" a WHERE a."userId" = ${viewerId}::uuid AND NOT a."isHidden" AND ${where} ORDER BY ${orderBy} LIMIT ${limit})`;

/** A page out of the circle's newest; null where they may not be enough for it. */
async function listNewest({ db, viewer }: MemberCtx, page: Keyset): Promise<Found | null> {
  const { where, orderBy, limit } = page;
  const found = await readRows<Row & KeysetRow & { isWhole: boolean }>(db, Prisma.sql`
    WITH newest AS MATERIALIZED (SELECT ${columns} FROM "Activity" a WHERE ${isShared} AND ${where} ORDER BY ${orderBy} LIMIT ${looked}),
      theirs AS MATERIALIZED (SELECT a.* FROM newest a JOIN "User" p ON p."id" = a."userId" WHERE p."id" <> ${viewer.id}::uuid AND ${isSeen} ORDER BY ${orderBy} LIMIT ${limit})
    SELECT a.*, u."username", u."avatarId", ${keysetColumns(order)}, ((SELECT count(*) FROM theirs) = ${limit} OR (SELECT count(*) FROM newest) < ${looked}) AS "isWhole"
    FROM (${mine(viewer.id, page)} UNION ALL SELECT * FROM theirs) a JOIN "User" u ON u."id" = a."userId" ORDER BY ${orderBy} LIMIT ${limit}`);
  return found[0]?.isWhole ? found : null;
}

async function listOfEach({ db, viewer }: MemberCtx, page: Keyset): Promise<Found> {
  const { where, orderBy, limit } = page;
  return readRows<Row & KeysetRow>(db, Prisma.sql`
    SELECT a.*, u."username", u."avatarId", ${keysetColumns(order)} FROM (
      ${mine(viewer.id, page)}
      UNION ALL
      (SELECT theirs.* FROM "User" p CROSS JOIN LATERAL (
          SELECT ${columns} FROM "Activity" a WHERE a."userId" = p."id" AND ${isShared} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}) theirs
        WHERE p."id" <> ${viewer.id}::uuid AND ${isSeen})
    ) a JOIN "User" u ON u."id" = a."userId" ORDER BY ${orderBy} LIMIT ${limit}`);
}
