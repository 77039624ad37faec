import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBench } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';

let root: string | null = null;
let keepings = 0;

/** A folder of the tests of this process, removed when it ends. */
export function testFolder(): string {
  if (root === null) {
    const made = mkdtempSync(join(tmpdir(), 'kruzhok-files-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    root = made;
  }
  keepings += 1;
  return join(root, String(keepings));
}

/** A keeping of files in a folder of its own. */
export function testFiles(more: Partial<FileKeeping> = {}): FileKeeping {
  const folder = testFolder();
  return { storage: createDiskStorage(join(folder, 'files')), stagingFolder: join(folder, 'uploads'), quotaBytes: 100 * 1024 * 1024, audiences: [], bench: createBench(), ...more };
}
