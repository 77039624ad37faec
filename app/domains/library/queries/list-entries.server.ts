import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { dayInZone, dayText } from '#app/platform/time/days.ts';
import { formatRecentDay } from '#app/platform/time/format.ts';

export type EntryView = {
  id: string;
  /** As date fields hold it. */
  day: string;
  dayText: string;
  page: number | null;
  permille: number;
  pagesAdvanced: number;
  retracted: boolean;
  /** The newest of its reading: the one that can be taken back. */
  newest: boolean;
};

const order: KeysetOrder = {
  name: 'entries', key: Prisma.sql`e."at"`, id: Prisma.sql`e."id"`, type: 'timestamptz', direction: 'desc',
};

type Raw = KeysetRow & Omit<EntryView, 'day' | 'dayText'> & { day: Date };

/** How one book moved, newest first; what was taken back is still there, marked. */
export async function listEntries(
  ctx: MemberCtx, input: { bookId: string; take: number; after: string | null },
): Promise<KeysetPage<EntryView>> {
  const page = keyset(order, input.after, input.take);
  const bookId = Prisma.sql`${requireUuid(input.bookId)}::uuid`;
  // Whose it is, is asked of the book: asked of each entry, a prepared plan also reads the index of all that its owner ever read.
  const isOwn = Prisma.sql`EXISTS (SELECT FROM "Book" b WHERE b."id" = ${bookId} AND b."ownerId" = ${ctx.viewer.id}::uuid)`;
  const found = await readRows<Raw>(ctx.db, Prisma.sql`
    SELECT e."id", e."day", e."page", e."permille", e."pagesAdvanced", e."retractedAt" IS NOT NULL AS "retracted",
      e."retractedAt" IS NULL AND NOT EXISTS (
        SELECT FROM "ProgressEntry" n WHERE n."readingId" = e."readingId" AND n."retractedAt" IS NULL AND (n."at", n."id") > (e."at", e."id")
      ) AS "newest", ${keysetColumns(order)}
    FROM "ProgressEntry" e
    WHERE e."bookId" = ${bookId} AND ${isOwn} AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`);
  const { rows, ...links } = page.toPage(found);
  const today = dayInZone(ctx.now, ctx.timeZone);
  return { ...links, rows: rows.map(({ day, ...row }) => ({ ...row, day: dayText(day), dayText: formatRecentDay(day, ctx.locale, today) })) };
}
