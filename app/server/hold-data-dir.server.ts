import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, processStamp, readOr, stampIsAlive, underLock, writePrivately } from '#app/platform/db/embedded-files.server.ts';

/** Something the operator can mend: told in one sentence, without a stack. */
export class StartRefused extends Error {}

/**
 * One web server per DATA_DIR: two would take each other's mail and secrets while each thinks that it is alone.
 * Workers, seeds and migrations beside it are welcome. Answers with how to let go.
 */
export async function holdDataDir(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'web-server.lock');
  const own = processStamp(process.pid);
  await underLock(filesIn(dataDir), async () => {
    const holder = readOr(path, '');
    if (holder !== own && stampIsAlive(holder)) {
      throw new StartRefused(`${dataDir} is in use by another Kruzhok, process ${holder.split(' ')[0]}. Stop that one, or set DATA_DIR to another folder.`);
    }
    writePrivately(path, own);
  });
  return async () => {
    if (readOr(path, '') === own) rmSync(path, { force: true });
  };
}
