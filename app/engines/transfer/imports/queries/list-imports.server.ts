import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { formatMoment } from '#app/platform/time/format.ts';

export type ImportLine = { id: string; fileName: string; state: string; at: string; totalRows: number };

/** One's latest imports into a room, newest first. */
export async function listImports(ctx: MemberCtx, { room }: Pick<Importer, 'room'>): Promise<ImportLine[]> {
  const rows = await ctx.db.libraryImport.findMany({
    where: { ownerId: ctx.viewer.id, room, state: { not: 'uploaded' } },
    select: { id: true, fileName: true, state: true, createdAt: true, totalRows: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 20,
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: formatMoment(createdAt, ctx.locale, ctx.timeZone, ctx.now) }));
}
