import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { requireImport } from './require-import.server.ts';

/** Forgets an import that changed nothing: a dry run not wanted, a file that could not be read, one taken back. */
export async function discardImport(ctx: MemberCtx, importer: Importer, input: { importId: string }): Promise<void> {
  const { id } = await requireImport(ctx.db, ctx, importer, input.importId);
  const { count } = await ctx.db.libraryImport.deleteMany({ where: { id, ownerId: ctx.viewer.id, state: { in: ['ready', 'failed', 'undone'] } } });
  if (count === 0) throw new AppError('conflict', { messageKey: 'import:notDiscardable' });
}
