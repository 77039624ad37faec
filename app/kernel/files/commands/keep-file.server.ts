import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { FileCtx } from '../keeping.ts';
import { refuseFile } from '../refusal.ts';

type Kind = 'picture' | 'pdf' | 'archive';

export type NewFile = {
  kind: Kind;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  storageKey: string;
  width?: number;
  height?: number;
  expiresAt?: Date;
  variants?: { width: number; height: number; size: number; storageKey: string }[];
};

/**
 * Objects are born discarded: a key stands in the list of what is to be swept before its bytes are written, and leaves
 * it in the transaction that makes their row. Whatever happens in between, a day later the bytes are gone.
 */
export async function claimKeys(ctx: FileCtx, keys: string[]): Promise<void> {
  await ctx.db.discardedObject.createMany({ data: keys.map((storageKey) => ({ storageKey, discardedAt: ctx.now })) });
}

/** Bytes that will get no row after all: the next sweep may have them. */
export async function abandonKeys(ctx: FileCtx, keys: string[]): Promise<void> {
  await ctx.db.discardedObject.updateMany({ where: { storageKey: { in: keys } }, data: { discardedAt: new Date(0) } });
}

/** The row of a file whose bytes lie in the storage under claimed keys; or the row that has the same bytes already. */
export async function keepFile(ctx: FileCtx, file: NewFile): Promise<{ id: string; isNew: boolean }> {
  const { variants = [], ...row } = file;
  const keys = [file.storageKey, ...variants.map(({ storageKey }) => storageKey)];
  const kept = await inTransaction(ctx.db, async (tx) => {
    await lockOwner(tx, ctx.viewer.id);
    const same = await touchSame(tx, ctx, file);
    if (same) return { id: same.id, isNew: false };
    if (file.kind !== 'archive') await requireRoom(tx, ctx, [file, ...variants].reduce((sum, { size }) => sum + size, 0));
    const { count } = await tx.discardedObject.deleteMany({ where: { storageKey: { in: keys } } });
    // The upload took so long that the sweep has been here.
    if (count !== keys.length) throw new AppError('unavailable');
    const sha256 = new Uint8Array(file.sha256);
    const { id } = await tx.storedFile.create({
      data: { ...row, sha256, ownerId: ctx.viewer.id, createdAt: ctx.now, variants: { create: variants } }, select: { id: true },
    });
    return { id, isNew: true };
  }).catch(async (error: unknown) => {
    await abandonKeys(ctx, keys).catch(() => undefined);
    throw error;
  });
  if (!kept.isNew) await abandonKeys(ctx, keys);
  return kept;
}

/** One person's uploads are counted one after the other, so that many at once cannot pass the quota together. */
const lockOwner = (tx: Tx, ownerId: string) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('files'), hashtext(${ownerId}))::text`;

/** As good as new: the sweep leaves it to its person for another day, and `removeFile` leaves it to the sweep. */
async function touchSame(tx: Tx, ctx: FileCtx, { kind, sha256, expiresAt }: Pick<NewFile, 'kind' | 'sha256' | 'expiresAt'>): Promise<{ id: string } | null> {
  const where = { ownerId: ctx.viewer.id, kind, sha256: new Uint8Array(sha256) };
  const { count } = await tx.storedFile.updateMany({ where, data: { createdAt: ctx.now, reusedAt: ctx.now, ...(expiresAt && { expiresAt }) } });
  return count === 0 ? null : tx.storedFile.findFirst({ where, select: { id: true } });
}

async function requireRoom(tx: Tx, ctx: FileCtx, more: number): Promise<void> {
  if ((await weightOf(tx, ctx.viewer.id)) + more > ctx.files.quotaBytes) throw refuseFile('quota');
}

/** What a person's files weigh; what the house makes for them (archives) does not count. */
export async function weightOf(db: Pick<Tx, '$queryRaw'>, ownerId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT (COALESCE(sum(f."size"), 0) + COALESCE(sum((SELECT sum(v."size") FROM "PictureVariant" v WHERE v."fileId" = f."id")), 0))::bigint AS "bytes"
    FROM "StoredFile" f WHERE f."ownerId" = ${ownerId}::uuid AND f."kind" <> 'archive'`;
  return Number(row?.bytes ?? 0);
}
