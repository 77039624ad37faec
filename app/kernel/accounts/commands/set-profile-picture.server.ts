import { removeFile } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { recordAudit } from '../audit.server.ts';
import type { MemberCtx } from '../context.ts';
import type { PicturePlace } from '../model/picture-place.ts';

const column = { avatar: 'avatarId', banner: 'bannerId' } as const;

/** Gives the viewer's page one of their own pictures, or with null takes it away; a picture that nothing shows any more goes. */
export async function setProfilePicture(ctx: MemberCtx, { place, fileId }: { place: PicturePlace; fileId: string | null }): Promise<void> {
  const { id: ownerId } = ctx.viewer;
  const before = await inTransaction(ctx.db, async (tx) => {
    // The person's row first, so that of two pictures sent at once the earlier one is seen here and removed.
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${ownerId}::uuid FOR UPDATE`;
    if (fileId !== null && (await tx.storedFile.count({ where: { id: fileId, ownerId, kind: 'picture' } })) === 0) throw notFound();
    const shown = await tx.user.findUniqueOrThrow({ where: { id: ownerId }, select: { avatarId: true, bannerId: true } });
    await tx.user.update({ where: { id: ownerId }, data: { [column[place]]: fileId }, select: { id: true } });
    await recordAudit(tx, { kind: 'account.picture-changed', actorId: ownerId, ip: ctx.ip, now: ctx.now, details: { place, isRemoved: fileId === null } });
    return shown[column[place]];
  });
  if (before !== null && before !== fileId) await removeFile(ctx, { id: before });
}
