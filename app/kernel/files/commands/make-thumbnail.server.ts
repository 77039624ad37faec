import type { FileKeeping } from '../keeping.ts';
import { pictureBytes } from '../model/limits.ts';
import { refuseFile } from '../refusal.ts';
import { staged } from '../staging.server.ts';

/** Somebody else's picture as a small WebP of ours, looked at as carefully as an upload; nothing of it is stored. */
export async function makeThumbnail(files: Pick<FileKeeping, 'stagingFolder' | 'bench'>, bytes: Uint8Array): Promise<Buffer> {
  async function* whole() {
    yield bytes;
  }
  const limit = { bytes: pictureBytes, refusal: () => refuseFile('pictureTooLarge') };
  const made = await staged(files.stagingFolder, whole(), limit, async ({ path }) => {
    const { makeVariants } = await import('./make-variants.server.ts');
    return files.bench(() => makeVariants(path, 'thumbnail'));
  });
  const largest = made.at(-1);
  if (!largest) throw refuseFile('pictureBroken');
  return largest.bytes;
}
