import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

/** The file of the viewer's own archive; somebody else's does not exist, one whose time is over is gone. */
export async function getExportFile(ctx: MemberCtx, { id }: { id: string }): Promise<{ fileId: string }> {
  const row = await ctx.db.dataExport.findFirst({ where: { id: requireUuid(id), userId: ctx.viewer.id, state: 'ready' }, select: { fileId: true, expiresAt: true } });
  if (!row) throw notFound();
  if (!row.fileId || !row.expiresAt || row.expiresAt <= ctx.now) throw new AppError('gone', { messageKey: 'data:errors.exportGone' });
  return { fileId: row.fileId };
}
