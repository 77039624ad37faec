import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

type Staged = { path: string; size: number; sha256: Buffer };

/** Puts what arrives into a file of its own for as long as `use` looks at it; memory holds a piece at a time. */
export async function staged<T>(
  folder: string,
  pieces: AsyncIterable<Uint8Array>,
  limit: { bytes: number; refusal: () => Error },
  use: (file: Staged) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomBytes(16).toString('hex'));
  try {
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of pieces) {
        size += piece.length;
        if (size > limit.bytes) throw limit.refusal();
        hash.update(piece);
        await file.appendFile(piece);
      }
    } finally {
      await file.close();
    }
    return await use({ path, size, sha256: hash.digest() });
  } finally {
    await rm(path, { force: true });
  }
}

/** What a crash left of uploads that were being looked at, and of the folders in which work on files goes on. Answers how many files went. */
export async function forgetStaged(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    const found = await lstat(path).catch(() => null);
    if (!found) continue;
    if (entry.isDirectory()) {
      removed += await forgetStaged(path, before);
      // Only where nothing is left in it; a folder that was emptied just now waits for the next time.
      if (found.mtime < before) await rmdir(path).catch(() => undefined);
    } else if (found.mtime < before) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}
