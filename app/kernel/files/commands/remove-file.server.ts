import type { FileCtx } from '../keeping.ts';
import { nothingPointsToIt } from '../references.server.ts';

/** One's own file goes, unless something else still shows it; its bytes follow with the next sweeps. */
export async function removeFile(ctx: FileCtx, input: { id: string }): Promise<void> {
  const unused = await nothingPointsToIt(ctx.db);
  await ctx.db.$executeRaw`DELETE FROM "StoredFile" f WHERE f."id" = ${input.id}::uuid AND f."ownerId" = ${ctx.viewer.id}::uuid AND ${unused}`;
}
