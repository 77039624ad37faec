import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { formatMoment } from '#app/platform/time/format.ts';
import { visibleTo } from '../policies.ts';

export type ImportLine = { id: string; fileName: string; state: string; at: string; totalRows: number };

/** One's latest imports, newest first. */
export async function listImports(ctx: MemberCtx): Promise<ImportLine[]> {
  const rows = await ctx.db.libraryImport.findMany({
    where: { ...visibleTo(ctx.viewer), state: { not: 'uploaded' } },
    select: { id: true, fileName: true, state: true, createdAt: true, totalRows: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 20,
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now) }));
}
