import { Prisma } from '#app/platform/db/client.server.ts';
import { nullsLast } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder } from '#app/platform/db/keyset.server.ts';
import type { PeopleSort } from '../model/people-view.ts';

const id = Prisma.sql`u."id"`;

/** Each order with the expression of its index (migration admin_lists): change both or neither. */
export const personOrders: Record<PeopleSort, KeysetOrder> = {
  joined: { name: 'joined', key: Prisma.sql`u."joinedAt"`, id, type: 'timestamptz', direction: 'desc' },
  seen: { name: 'seen', key: nullsLast.timestamptz(Prisma.sql`u."lastSeenAt"`), id, type: 'timestamptz', direction: 'desc' },
  name: { name: 'name', key: Prisma.sql`(lower(translate(u."username", 'Ёё', 'Ее')) COLLATE "C")`, id, type: 'text', direction: 'asc' },
};
