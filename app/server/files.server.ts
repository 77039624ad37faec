import { join } from 'node:path';
import { showsOnProfile } from '#app/kernel/accounts/index.server.ts';
import { createBench } from '#app/kernel/files/index.server.ts';
import type { FileAudience, FileKeeping } from '#app/kernel/files/index.server.ts';
import { isTitleCover } from '#app/domains/titles/index.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import { createStorage } from '#app/platform/storage/create-storage.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';

/** Who besides its owner may see a file: by what it hangs on. */
const audiences: FileAudience[] = [
  showsOnProfile,
  isTitleCover,
  async ({ db }, { id }) => (await db.houseSettings.count({ where: { logoId: id } })) > 0,
];

export function composeFiles(env: Env): { storage: Storage; files: FileKeeping } {
  const storage = createStorage(env.storage);
  const files = { storage, stagingFolder: join(env.dataDir, 'uploads'), quotaBytes: env.FILE_QUOTA_MB * 1024 * 1024, audiences, bench: createBench() };
  return { storage, files };
}
