import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { shelfNumbers } from '../model/shelf-numbers.ts';
import type { ShelfNumbers } from '../model/shelf-numbers.ts';
import { visibleTo } from '../policies.ts';

/** Read and left, per shelf and in all: four rows that triggers keep, never a count. */
export async function getShelfNumbers(ctx: MemberCtx): Promise<ShelfNumbers> {
  const totals = await ctx.db.libraryTotal.findMany({
    where: visibleTo(ctx.viewer), select: { state: true, books: true, pages: true, pagesRead: true },
  });
  return shelfNumbers(totals.map((total) => ({ ...total, pages: Number(total.pages), pagesRead: Number(total.pagesRead) })));
}
