import { Prisma } from '#app/platform/db/client.server.ts';
import { nullsLast } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder } from '#app/platform/db/keyset.server.ts';
import type { TitleSort } from '../model/list-view.ts';

/** Each order with the expression of its index (migrations titles, titles_oldest_first and titles_by_genre): change all or none. */
const ordersOf = (row: Prisma.Sql, id: Prisma.Sql): Record<TitleSort, KeysetOrder> => ({
  id: { name: 'id', key: id, id, type: 'uuid', direction: 'asc' },
  newest: { name: 'newest', key: nullsLast.int(Prisma.sql`${row}."year"`), id, type: 'int', direction: 'desc' },
  // A title of no known year comes last here, too.
  oldest: { name: 'oldest', key: Prisma.sql`COALESCE(${row}."year", 9999)`, id, type: 'int', direction: 'asc' },
  rating: { name: 'rating', key: nullsLast.int(Prisma.sql`${row}."ratingRank"`), id, type: 'int', direction: 'desc' },
  name: { name: 'name', key: Prisma.sql`(${row}."nameKey" COLLATE "C")`, id, type: 'text', direction: 'asc' },
});

/** Of `"Title" t`, all of a type. */
export const titleOrders = ordersOf(Prisma.sql`t`, Prisma.sql`t."id"`);

/** Of `"TitleGenre" g`, those of a type and a genre. */
export const genreOrders = ordersOf(Prisma.sql`g`, Prisma.sql`g."titleId"`);
