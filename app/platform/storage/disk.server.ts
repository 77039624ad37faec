import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageError } from './storage.ts';
import type { ByteRange, Storage, StorageFailure, StoredObject } from './storage.ts';
import { isStorageKey, keyPath } from './storage-key.ts';

const unfinishedFolder = 'unfinished';

/** Objects as files below one folder. A file appears under its key only when its bytes are on the disk. */
export function createDiskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, keyPath(key));
  const unfinished = join(folder, unfinishedFolder);
  return {
    kind: 'disk',
    async put(key, pieces) {
      const path = pathOf(key);
      const partial = join(unfinished, `${key}.${randomBytes(4).toString('hex')}`);
      try {
        await mkdir(unfinished, { recursive: true });
        const size = await writeDurably(partial, pieces);
        await mkdir(dirname(path), { recursive: true });
        await rename(partial, path);
        await syncFolders(path, folder);
        return { size };
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        const failure = failureOf(error);
        // A folder that is not there, or a sweep that took what was half written: nothing of the kind was asked for.
        throw isMissing(failure) ? new StorageError('unavailable', error) : failure;
      }
    },
    async get(key, range, { reuse = false } = {}) {
      const file = await open(pathOf(key), 'r').catch((error: unknown) => { throw failureOf(error); });
      return reuse ? begun(readWithOneBuffer(file, range)) : file.createReadStream({ ...range, highWaterMark: 64 * 1024 });
    },
    localPath: pathOf,
    head: (key) => findSize(pathOf(key)),
    async delete(key) {
      await rm(pathOf(key), { force: true }).catch((error: unknown) => { throw failureOf(error); });
    },
    list: () => listObjects(folder),
    forgetUnfinished: (before) => removeOlder(unfinished, before),
  };
}

async function findSize(path: string): Promise<{ size: number } | null> {
  const found = await stat(path).catch((error: unknown) => {
    const failure = failureOf(error);
    if (isMissing(failure)) return null;
    throw failure;
  });
  return found && { size: found.size };
}

async function writeDurably(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const piece of pieces) {
      let written = 0;
      while (written < piece.length) written += (await file.write(piece, written)).bytesWritten;
      size += piece.length;
    }
    await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

/** Memory for pieces of their own would be given back only when the collector comes by: 50 MB later. */
async function* readWithOneBuffer(file: FileHandle, range: ByteRange = { start: 0, end: Number.MAX_SAFE_INTEGER - 1 }): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(256 * 1024);
  try {
    yield buffer.subarray(0, 0);
    for (let at = range.start; at <= range.end; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, range.end + 1 - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Whoever gives up before the first piece would leave a generator that has not begun, and with it the file open. */
async function begun(pieces: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  await pieces.next();
  return pieces;
}

/** A rename is safe from a power cut only when the folders it changed are on the disk too. */
async function syncFolders(path: string, top: string): Promise<void> {
  for (let at = dirname(path); at.length >= top.length; at = dirname(at)) {
    const handle = await open(at, 'r').catch(() => null);
    // Windows has no such thing for folders.
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}

async function* listObjects(folder: string): AsyncGenerator<StoredObject> {
  const files = await opendir(folder, { recursive: true }).catch(() => null);
  if (files === null) return;
  for await (const entry of files) {
    if (!entry.isFile() || !isStorageKey(entry.name)) continue;
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
    if (found) yield { key: entry.name, size: found.size };
  }
}

async function removeOlder(folder: string, before: Date): Promise<number> {
  const files = await opendir(folder).catch(() => null);
  let removed = 0;
  if (files === null) return removed;
  for await (const entry of files) {
    const path = join(folder, entry.name);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || found.mtime >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

const failures: Record<string, StorageFailure> = {
  ENOENT: 'missing', ENOTDIR: 'missing', ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'full',
  EACCES: 'unavailable', EPERM: 'unavailable', EROFS: 'unavailable', EIO: 'unavailable', EMFILE: 'unavailable', ENFILE: 'unavailable', ESTALE: 'unavailable', EBUSY: 'unavailable',
};

/** What the system refused becomes a StorageError; what the source of the bytes threw stays what it is. */
function failureOf(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const failure = syscall === undefined ? undefined : failures[code ?? ''];
  return failure ? new StorageError(failure, error) : error;
}

const isMissing = (failure: unknown): boolean => failure instanceof StorageError && failure.failure === 'missing';
