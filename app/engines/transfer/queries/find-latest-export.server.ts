import type { MemberCtx } from '#app/kernel/accounts/context.ts';

export type ExportView = { id: string; state: 'working' | 'failed'; percent: number } | { id: string; state: 'ready'; madeAt: Date; until: Date; size: number };

/** How the viewer's newest archive stands; null when there is none, or its time is over. */
export async function findLatestExport(ctx: MemberCtx): Promise<ExportView | null> {
  const row = await ctx.db.dataExport.findFirst({
    where: { userId: ctx.viewer.id },
    orderBy: { createdAt: 'desc' },
    select: { id: true, state: true, permille: true, finishedAt: true, expiresAt: true, file: { select: { size: true } } },
  });
  if (!row) return null;
  const { id, finishedAt, expiresAt, file } = row;
  if (row.state === 'failed') return { id, state: 'failed', percent: 0 };
  if (row.state !== 'ready') return { id, state: 'working', percent: Math.floor(row.permille / 10) };
  if (!finishedAt || !expiresAt || !file || expiresAt <= ctx.now) return null;
  return { id, state: 'ready', madeAt: finishedAt, until: expiresAt, size: Number(file.size) };
}
