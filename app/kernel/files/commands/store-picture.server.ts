import { createHash } from 'node:crypto';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import type { FileCtx } from '../keeping.ts';
import { cleanFileName, withEnding } from '../model/file-name.ts';
import { pictureBytes } from '../model/limits.ts';
import type { PictureProfile } from '../model/picture-profiles.ts';
import { asAppError, refuseFile } from '../refusal.ts';
import { staged } from '../staging.server.ts';
import { abandonKeys, claimKeys, keepFile, weightOf } from './keep-file.server.ts';
import type { Variant } from './make-variants.server.ts';

export type StoredPicture = { id: string; width: number; height: number };

export type PictureInput = { name: string; profile: PictureProfile } & ({ bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> });

/** Looks at what arrives, makes it anew at the widths of its profile and keeps that; the original is not kept. */
export async function storePicture(ctx: FileCtx, input: PictureInput): Promise<StoredPicture> {
  if ((await weightOf(ctx.db, ctx.viewer.id)) >= ctx.files.quotaBytes) throw refuseFile('quota');
  const pieces = 'bytes' in input ? once(input.bytes) : input.stream;
  const limit = { bytes: pictureBytes, refusal: () => refuseFile('pictureTooLarge') };
  const variants = await staged(ctx.files.stagingFolder, pieces, limit, async ({ path }) => {
    const { makeVariants } = await import('./make-variants.server.ts');
    return ctx.files.bench(() => makeVariants(path, input.profile));
  });
  return keepVariants(ctx, withEnding(cleanFileName(input.name, 'picture'), 'webp'), variants);
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function keepVariants(ctx: FileCtx, name: string, made: Variant[]): Promise<StoredPicture> {
  const objects = made.map((variant) => ({ ...variant, size: variant.bytes.length, storageKey: newStorageKey() }));
  const main = objects.pop();
  if (!main) throw refuseFile('pictureBroken');
  const sha256 = createHash('sha256').update(main.bytes).digest();
  const { width, height, size, storageKey } = main;
  await putAll(ctx, [...objects, main]);
  const variants = objects.map((one) => ({ width: one.width, height: one.height, size: one.size, storageKey: one.storageKey }));
  const { id } = await keepFile(ctx, { kind: 'picture', name, type: 'image/webp', size, sha256, storageKey, width, height, variants });
  return { id, width, height };
}

async function putAll(ctx: FileCtx, objects: { storageKey: string; bytes: Buffer }[]): Promise<void> {
  const keys = objects.map(({ storageKey }) => storageKey);
  await claimKeys(ctx, keys);
  try {
    for (const { storageKey, bytes } of objects) await ctx.files.storage.put(storageKey, once(bytes));
  } catch (error) {
    await abandonKeys(ctx, keys);
    throw asAppError(error);
  }
}
