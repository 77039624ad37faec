import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { newStorageKey } from '#app/platform/storage/storage-key.ts';
import { testFolder } from '#tests/support/files.ts';

const folder = testFolder();

const openUnder = (path: string) =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)).startsWith(path);
    } catch {
      return false;
    }
  }).length;

it.skipIf(process.platform !== 'linux')('a file that nobody reads to its end is closed, also when nothing of it was read', async () => {
  const storage = createDiskStorage(folder);
  const key = newStorageKey();
  await storage.put(key, (async function* () { yield Buffer.alloc(600_000, 1); })());
  for (const pieces of [0, 1, 2]) {
    const reading = (await storage.get(key, undefined, { reuse: true }))[Symbol.asyncIterator]();
    expect(openUnder(folder)).toBe(1);
    for (let read = 0; read < pieces; read += 1) expect((await reading.next()).value?.length).toBeGreaterThan(0);
    await reading.return?.();
    expect(openUnder(folder), `after ${pieces}`).toBe(0);
  }
});
