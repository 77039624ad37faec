import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { Prisma, readRows } from '#app/platform/db/client.server.ts';
import { shelfNumbers } from '../model/shelf-numbers.ts';
import type { ShelfNumbers, ShelfTotal } from '../model/shelf-numbers.ts';
import { visibleTo } from '../policies.ts';

/** The totals of each of the viewer's shelves: four rows that triggers keep, never a count. */
export const shelfTotals = ({ viewer }: MemberCtx): Prisma.Sql => Prisma.sql`
  SELECT t."state"::text AS "state", t."books", t."pages"::float8 AS "pages", t."pagesRead"::float8 AS "pagesRead"
  FROM "LibraryTotal" t WHERE t."ownerId" = ${visibleTo(viewer).ownerId}::uuid`;

/** Read and left, per shelf and in all. */
export async function getShelfNumbers(ctx: MemberCtx): Promise<ShelfNumbers> {
  return shelfNumbers(await readRows<ShelfTotal>(ctx.db, shelfTotals(ctx)));
}
