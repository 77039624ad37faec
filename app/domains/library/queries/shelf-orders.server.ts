import { Prisma } from '#app/platform/db/client.server.ts';
import { nullsLast } from '#app/platform/db/keyset.server.ts';
import type { KeysetOrder } from '#app/platform/db/keyset.server.ts';
import type { BookSort } from '../model/shelf-view.ts';

const id = Prisma.sql`b."id"`;

/** Each order with the expression of its index (migration library_indexes): change both or neither. */
export const shelfOrders: Record<BookSort, KeysetOrder> = {
  added: { name: 'added', key: Prisma.sql`b."addedAt"`, id, type: 'timestamptz', direction: 'desc' },
  moved: { name: 'moved', key: Prisma.sql`COALESCE(b."lastMovedAt", b."addedAt")`, id, type: 'timestamptz', direction: 'desc' },
  title: { name: 'title', key: Prisma.sql`(b."titleKey" COLLATE "C")`, id, type: 'text', direction: 'asc' },
  author: { name: 'author', key: Prisma.sql`(lower(b."authorSort") COLLATE "C")`, id, type: 'text', direction: 'asc' },
  priority: { name: 'priority', key: Prisma.sql`b."priority"`, id, type: 'int', direction: 'desc' },
  finished: { name: 'finished', key: nullsLast.date(Prisma.sql`b."lastFinishedOn"`), id, type: 'date', direction: 'desc' },
  rating: { name: 'rating', key: nullsLast.int(Prisma.sql`b."rating"`), id, type: 'int', direction: 'desc' },
  progress: { name: 'progress', key: nullsLast.int(Prisma.sql`b."currentPermille"`), id, type: 'int', direction: 'desc' },
};
