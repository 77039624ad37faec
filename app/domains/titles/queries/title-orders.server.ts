import { Prisma } from '#app/platform/db/client.server.ts';
import { nullsLast } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder } from '#app/platform/db/keyset.server.ts';
import type { TitleSort } from '../model/list-view.ts';

const id = Prisma.sql`t."id"`;

/** Each order with the expression of its index (migrations titles and titles_oldest_first): change both or neither. */
export const titleOrders: Record<TitleSort, KeysetOrder> = {
  id: { name: 'id', key: id, id, type: 'uuid', direction: 'asc' },
  newest: { name: 'newest', key: nullsLast.int(Prisma.sql`t."year"`), id, type: 'int', direction: 'desc' },
  // A title of no known year comes last here, too.
  oldest: { name: 'oldest', key: Prisma.sql`COALESCE(t."year", 9999)`, id, type: 'int', direction: 'asc' },
  rating: { name: 'rating', key: nullsLast.int(Prisma.sql`t."ratingRank"`), id, type: 'int', direction: 'desc' },
  name: { name: 'name', key: Prisma.sql`(t."nameKey" COLLATE "C")`, id, type: 'text', direction: 'asc' },
};
