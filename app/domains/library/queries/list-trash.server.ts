import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma } from '#app/platform/db/client.server.ts';
import { keyset, keysetColumns } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder, KeysetPage, KeysetRow } from '#app/platform/db/keyset.server.ts';
import { addDays, dayInZone, daysBetween } from '#app/platform/time/days.ts';
import { trashDays } from '../commands/empty-trash.server.ts';
import { bookRowColumns, toBookRow } from './book-row.server.ts';
import type { BookRow, RawBookRow } from './book-row.server.ts';

export type TrashedBook = Pick<BookRow, 'id' | 'title' | 'authors' | 'coverId'> & { daysLeft: number };

const order: KeysetOrder = {
  name: 'trash', key: Prisma.sql`b."deletedAt"`, id: Prisma.sql`b."id"`, type: 'timestamptz', direction: 'desc',
};

/** What one has thrown away, last first, with the days until it is gone. */
export async function listTrash(ctx: MemberCtx, after: string | null): Promise<KeysetPage<TrashedBook>> {
  const page = keyset(order, after, 30);
  const found = await ctx.db.$queryRaw<(RawBookRow & KeysetRow & { deletedAt: Date })[]>`
    SELECT ${bookRowColumns}, b."deletedAt", ${keysetColumns(order)} FROM "Book" b
    WHERE b."ownerId" = ${ctx.viewer.id}::uuid AND b."deletedAt" IS NOT NULL AND ${page.where}
    ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const today = dayInZone(ctx.now, ctx.timeZone);
  const { rows, ...links } = page.toPage(found);
  return {
    ...links,
    rows: rows.map((row) => {
      const { id, title, authors, coverId } = toBookRow(row, ctx);
      const gone = addDays(dayInZone(row.deletedAt, ctx.timeZone), trashDays);
      return { id, title, authors, coverId, daysLeft: Math.max(0, daysBetween(today, gone)) };
    }),
  };
}
