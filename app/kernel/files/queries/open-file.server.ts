import type { Ctx } from '#app/kernel/accounts/context.ts';
import { notFound } from '#app/platform/http/app-error.ts';
import { requireUuid } from '#app/platform/http/require-uuid.ts';
import type { ByteRange } from '#app/platform/storage/storage.ts';
import { bestFit } from '../model/picture-profiles.ts';
import { mayRead } from '../policies.ts';
import { asAppError } from '../refusal.ts';

export type OpenedFile = {
  name: string;
  type: string;
  kind: 'picture' | 'pdf' | 'archive';
  size: number;
  /** Of exactly these bytes, which never change. */
  etag: string;
  /** For `reuse` see `Storage`. */
  read(range?: ByteRange, how?: { reuse?: boolean }): Promise<AsyncIterable<Uint8Array>>;
};

const columns = {
  id: true, ownerId: true, kind: true, name: true, type: true, size: true, sha256: true, storageKey: true, width: true, expiresAt: true,
  variants: { select: { width: true, size: true, storageKey: true } },
} as const;

/** A file that the viewer may see; a picture at a width, if one is asked for. What they may not see does not exist. */
export async function openFile(ctx: Pick<Ctx, 'db' | 'now' | 'viewer' | 'files'>, input: { id: string; width?: number }): Promise<OpenedFile> {
  const file = await ctx.db.storedFile.findUnique({ where: { id: requireUuid(input.id) }, select: columns });
  if (!file || !(await mayRead(ctx, file))) throw notFound();
  if (input.width !== undefined && file.kind !== 'picture') throw notFound();
  const { storage } = ctx.files;
  const kept = [{ width: file.width, size: Number(file.size), storageKey: file.storageKey }, ...file.variants];
  const object = (input.width === undefined ? undefined : bestFit(kept, input.width)) ?? kept[0]!;
  const digest = Buffer.from(file.sha256).toString('base64url');
  return {
    name: file.name, type: file.type, kind: file.kind, size: object.size,
    etag: object.storageKey === file.storageKey ? `"${digest}"` : `"${digest}-${object.width}"`,
    read: (range, how) => storage.get(object.storageKey, range, how).catch((error: unknown) => { throw asAppError(error); }),
  };
}
