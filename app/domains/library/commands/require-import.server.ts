import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import { visibleTo } from '../policies.ts';

/** The viewer's import; anybody else's does not exist. */
export async function requireImport(db: DbOrTx, ctx: MemberCtx, importId: string) {
  const found = await db.libraryImport.findFirst({ where: { ...visibleTo(ctx.viewer), id: requireUuid(importId) }, select: { id: true, state: true } });
  if (!found) throw notFound();
  return found;
}
