import { recordAudit } from '#app/kernel/accounts/index.server.ts';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { removeFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import type { HouseKeeper } from '../house.ts';

type HouseCtx = MemberCtx & { house: HouseKeeper };

/** Gives the house one of the owner's pictures, or with null takes it away; the one before goes, if it was theirs. Owner only. */
export async function setLogo(ctx: HouseCtx, { fileId }: { fileId: string | null }): Promise<void> {
  const { id: ownerId, role } = ctx.viewer;
  if (role !== 'owner') throw notFound();
  const before = await inTransaction(ctx.db, async (tx) => {
    if (fileId !== null && (await tx.storedFile.count({ where: { id: fileId, ownerId, kind: 'picture' } })) === 0) throw notFound();
    await tx.$executeRaw`INSERT INTO "HouseSettings" ("id", "updatedAt") VALUES (1, ${ctx.now}::timestamptz) ON CONFLICT DO NOTHING`;
    // Two pictures sent at once take turns here, so that the earlier one is seen and removed.
    const [shown] = await tx.$queryRaw<{ logoId: string | null }[]>`SELECT "logoId"::text AS "logoId" FROM "HouseSettings" WHERE "id" = 1 FOR UPDATE`;
    await tx.houseSettings.update({ where: { id: 1 }, data: { logoId: fileId }, select: { id: true } });
    await recordAudit(tx, { kind: 'house.changed', actorId: ownerId, ip: ctx.ip, now: ctx.now, details: { logo: fileId !== null } });
    return shown?.logoId ?? null;
  });
  ctx.house.forget();
  if (before !== null && before !== fileId) await removeFile(ctx, { id: before });
}
