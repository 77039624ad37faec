import { chmod, constants, copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { writePrivately } from '#app/platform/db/embedded-files.server.ts';
import { createDb } from '#app/platform/db/client.server.ts';
import type { Env } from '#app/platform/env/env.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import { createStorage } from '#app/platform/storage/create-storage.server.ts';
import { composeServices } from '../compose.server.ts';
import { openServer } from '../database.server.ts';
import { holdDataDir } from '../hold-data-dir.server.ts';
import { entryNames, markOf } from './about.ts';
import type { About } from './about.ts';
import { openArchive } from './open-archive.server.ts';
import type { Archive } from './open-archive.server.ts';
import { restoreBackup, restoreJobs } from './restore-backup.server.ts';
import type { RestoreResult } from './restore-backup.server.ts';

export type RestoredHouse = RestoreResult & { about: About; queued: number; unknown: string[]; secretDiffers: boolean; /** Where another secret went that lay in DATA_DIR. */ keptSecret: string | null };

/** A backup into the empty house of this environment, while no app runs there. Throws BackupRefused and StartRefused. */
export async function restoreHouse(env: Env, path: string, log: Logger): Promise<RestoredHouse> {
  const archive = await openArchive(path);
  const letGo = await holdDataDir(env.dataDir);
  try {
    const server = await openServer(env, log);
    try {
      const result = await restoreBackup({ databaseUrl: server.url, storage: createStorage(env.storage), migrations: resolve('prisma/migrations'), log }, archive);
      const { sessionSecret, keptSecret } = await restoreSecret(env, archive);
      await makeQueues({ ...env, sessionSecret }, server.url, log);
      const jobs = await restoreJobs(server.url, archive);
      return { ...result, ...jobs, about: archive.about, keptSecret, secretDiffers: markOf(sessionSecret) !== archive.about.secret.mark };
    } finally {
      await server.close();
    }
  } finally {
    await letGo();
    archive.close();
  }
}

/** The secret of the backup, unless the operator keeps their own in the environment. */
async function restoreSecret(env: Env, archive: Archive): Promise<{ sessionSecret: string; keptSecret: string | null }> {
  if (env.SESSION_SECRET !== undefined || !archive.about.secret.isInside) return { sessionSecret: env.sessionSecret, keptSecret: null };
  const sessionSecret = await text(Readable.from(archive.read(entryNames.secret)));
  const place = join(env.dataDir, 'session-secret');
  // One that this command has just made is nobody's.
  const keptSecret = env.sessionSecretIsNew || env.sessionSecret === sessionSecret ? null : await keep(place);
  writePrivately(place, sessionSecret);
  return { sessionSecret, keptSecret };
}

/** The house that this folder belonged to needs its secret: without it authenticators, recovery codes and letters that wait are worth nothing. */
async function keep(place: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const kept = `${place}.before-restore${number === 1 ? '' : `-${number}`}`;
    try {
      await copyFile(place, kept, constants.COPYFILE_EXCL);
      await chmod(kept, 0o600);
      return kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The queues belong to the app's composition: it makes them at a start, without doing any work. */
async function makeQueues(env: Env, databaseUrl: string, log: Logger): Promise<void> {
  const { db, close } = createDb({ url: databaseUrl, log });
  const house = composeServices({ env, log, db, databaseUrl, works: false });
  try {
    await house.start();
  } finally {
    await house.stop();
    await close();
  }
}
