import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { DbOrTx } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';

/** The viewer's import into this room; anybody else's does not exist. */
export async function requireImport(db: DbOrTx, ctx: MemberCtx, { room }: Pick<Importer, 'room'>, importId: string) {
  const found = await db.libraryImport.findFirst({ where: { id: requireUuid(importId), ownerId: ctx.viewer.id, room }, select: { id: true, state: true } });
  if (!found) throw notFound();
  return found;
}
